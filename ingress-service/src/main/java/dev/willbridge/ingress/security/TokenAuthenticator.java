package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A token in the query or in a header, for senders that can take a URL only. */
final class TokenAuthenticator implements Authenticator {

    private final SecurityProperties.Token settings;
    private final LiveSecrets secrets;

    TokenAuthenticator(SecurityProperties.Token settings) {
        this.settings = settings;
        this.secrets = new LiveSecrets(settings.secrets(), UnaryOperator.identity());
    }

    @Override
    public boolean readsBody() {
        return false;
    }

    @Override
    public @Nullable String authenticate(Presented presented) {
        String header = settings.header();
        List<String> shown =
                header == null ? presented.queryParameter(settings.queryParameter()) : presented.header(header);
        if (shown.size() != 1) {
            return null;
        }
        return secrets.nameOf(shown.get(0).getBytes(header == null ? UTF_8 : ISO_8859_1));
    }
}
