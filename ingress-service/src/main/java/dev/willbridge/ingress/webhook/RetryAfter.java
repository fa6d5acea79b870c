package dev.willbridge.ingress.webhook;

import java.time.Duration;

/** What {@code Retry-After} says. */
public final class RetryAfter {

    private RetryAfter() {}

    /** Returns whole seconds, rounded up, and at least one. */
    public static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
