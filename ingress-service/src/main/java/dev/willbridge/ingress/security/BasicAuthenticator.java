package dev.willbridge.ingress.security;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** HTTP Basic in UTF-8 (RFC 7617): user and secret are compared as one, so which was wrong cannot be told. */
final class BasicAuthenticator implements Authenticator {

    private final LiveSecrets secrets;

    BasicAuthenticator(SecurityProperties.Basic settings) {
        this.secrets = new LiveSecrets(settings.secrets(), secret -> settings.username() + ":" + secret);
    }

    @Override
    public boolean readsBody() {
        return false;
    }

    @Override
    public @Nullable String authenticate(Presented presented) {
        String credentials = AuthorizationHeader.credentials(presented, "Basic");
        if (credentials == null) {
            return null;
        }
        try {
            return secrets.nameOf(Base64.getDecoder().decode(credentials));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
