package dev.willbridge.ingress.capacity;

import java.util.function.LongSupplier;

/** Room for so many things at once, and for one more in every interval. Safe for many threads; blocks for no longer than to count. */
public final class TokenBucket {

    private final int burst;
    private final long refillNanos;
    private final LongSupplier nanoTime;

    // Guarded by this
    private int tokens;
    private long refilled;

    /**
     * Makes a full bucket.
     *
     * @param burst how many tokens it holds
     * @param refillNanos in how many nanoseconds it gets one more
     */
    public TokenBucket(int burst, long refillNanos, LongSupplier nanoTime) {
        this.burst = burst;
        this.refillNanos = refillNanos;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.refilled = nanoTime.getAsLong();
    }

    /** Takes a token, or says that there is none. */
    public synchronized boolean take() {
        long earned = Math.max(0, (nanoTime.getAsLong() - refilled) / refillNanos);
        refilled += earned * refillNanos;
        tokens = (int) Math.min(burst, tokens + earned);
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
