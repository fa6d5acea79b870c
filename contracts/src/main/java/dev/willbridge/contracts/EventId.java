package dev.willbridge.contracts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The id of an event: lower-case hex of the first 16 bytes of SHA-256 over the body as received. WillSuite sends no
 * delivery id, and a retry of its is the same bytes again; so the same bytes have the same id wherever they turn up.
 */
public final class EventId {

    private static final int BYTES = 16;

    private EventId() {}

    /** Returns the id of a body, 32 hexadecimal digits. */
    public static String of(byte[] body) {
        return HexFormat.of().formatHex(Arrays.copyOf(sha256().digest(body), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
