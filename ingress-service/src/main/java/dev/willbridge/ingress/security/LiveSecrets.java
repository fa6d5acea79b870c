package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values that are right at present, by the name of the secret from which each comes. Keeps their digests only, whose
 * lengths tell nothing.
 */
final class LiveSecrets {

    private final Map<String, byte[]> digests = new LinkedHashMap<>();

    /** @param expected what a sender shows that knows the secret */
    LiveSecrets(Map<String, Secret> secrets, UnaryOperator<String> expected) {
        secrets.forEach((name, secret) ->
                digests.put(name, digest(expected.apply(secret.text()).getBytes(UTF_8))));
    }

    /** Returns the name of the secret, or null. */
    @Nullable
    String nameOf(byte[] shown) {
        byte[] digest = digest(shown);
        String match = null;
        for (Map.Entry<String, byte[]> live : digests.entrySet()) {
            if (MessageDigest.isEqual(live.getValue(), digest)) {
                match = live.getKey();
            }
        }
        return match;
    }

    private static byte[] digest(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
