package dev.willbridge.ingress.security;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body's HMAC-SHA256 in hex, as senders made with Laravel sign. */
final class HmacAuthenticator implements Authenticator {

    private final String header;
    private final LiveKeys keys;

    HmacAuthenticator(SecurityProperties.Hmac settings) {
        this.header = settings.header();
        this.keys = new LiveKeys(settings.secrets(), Secret::bytes);
    }

    @Override
    public boolean readsBody() {
        return true;
    }

    @Override
    public @Nullable String authenticate(Presented presented) {
        List<String> signatures = presented.header(header);
        if (signatures.size() != 1) {
            return null;
        }
        try {
            return keys.nameOf(List.of(HexFormat.of().parseHex(signatures.get(0).strip())), presented.body());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
