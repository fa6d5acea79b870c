package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks 1.0, symmetric signatures (v1): an HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * <p>The same message again, within the tolerance, is let in again: that is how a sender repeats what it got no answer to,
 * and it has the same event id.
 */
final class StandardWebhooksAuthenticator implements Authenticator {

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final byte[] NO_SIGNATURE = {};

    private final Duration tolerance;
    private final Clock clock;
    private final LiveKeys keys;

    StandardWebhooksAuthenticator(SecurityProperties.StandardWebhooks settings, Clock clock) {
        this.tolerance = settings.tolerance();
        this.clock = clock;
        this.keys = new LiveKeys(settings.secrets(), StandardWebhooksAuthenticator::key);
    }

    /** @throws IllegalArgumentException where it is not base64 */
    static byte[] key(Secret secret) {
        String text = secret.text();
        return Base64.getDecoder()
                .decode(text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text);
    }

    @Override
    public boolean readsBody() {
        return true;
    }

    @Override
    public @Nullable String authenticate(Presented presented) {
        String id = only(presented.header("webhook-id"));
        String timestamp = only(presented.header("webhook-timestamp"));
        String signatures = only(presented.header("webhook-signature"));
        if (id == null || timestamp == null || signatures == null || !isRecent(timestamp)) {
            return null;
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(ISO_8859_1); // as it came over the wire
        return keys.nameOf(versionOne(signatures), head, presented.body());
    }

    private static @Nullable String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(tolerance) <= 0;
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }

    /** Signatures of other versions, and what is none, are passed over: one of the others may be right. */
    private static List<byte[]> versionOne(String signatures) {
        return Stream.of(signatures.split(" ", -1))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> decoded(signature.substring(VERSION.length())))
                .toList();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return NO_SIGNATURE;
        }
    }
}
