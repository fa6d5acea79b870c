package dev.willbridge.ingress.spool;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How much goes by a second: an average in which what is past fades, by half in about 20 seconds. Safe for many threads. */
final class Rate {

    private static final double MEMORY = Duration.ofSeconds(30).toNanos();
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;

    // Guarded by this
    private double perNano;
    private long updated;

    Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.updated = nanoTime.getAsLong();
    }

    synchronized void add(long amount) {
        fade();
        perNano += amount / MEMORY;
    }

    synchronized double perSecond() {
        fade();
        return perNano * NANOS_PER_SECOND;
    }

    private void fade() {
        long now = nanoTime.getAsLong();
        perNano *= Math.exp((updated - now) / MEMORY);
        updated = now;
    }
}
