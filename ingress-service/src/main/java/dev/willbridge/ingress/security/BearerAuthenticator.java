package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Bearer tokens (RFC 6750) in the {@code Authorization} header. */
final class BearerAuthenticator implements Authenticator {

    private final LiveSecrets secrets;

    BearerAuthenticator(Map<String, Secret> secrets) {
        this.secrets = new LiveSecrets(secrets, UnaryOperator.identity());
    }

    @Override
    public boolean readsBody() {
        return false;
    }

    @Override
    public @Nullable String authenticate(Presented presented) {
        String credentials = AuthorizationHeader.credentials(presented, "Bearer");
        return credentials == null
                ? null
                : secrets.nameOf(credentials.getBytes(ISO_8859_1)); // as it came over the wire
    }
}
