package dev.willbridge.ingress.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.willbridge.ingress.capacity.TokenBucket;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket for each source that failed to prove itself. Whoever proves itself is let in all the same: behind a proxy a
 * stranger may have the sender's own address, and must not be able to lock it out.
 *
 * <p>Bounded: the sources that were quiet longest are forgotten. Safe for many threads; never blocks.
 */
public final class FailedAttempts {

    private static final int MAX_SOURCES = 10_000;

    private final int burst;
    private final long refillNanos;
    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets;

    FailedAttempts(SecurityProperties.FailedAttempts settings, LongSupplier nanoTime) {
        this.burst = settings.burst();
        this.refillNanos = Duration.ofMinutes(1).toNanos() / settings.perMinute();
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_SOURCES)
                .expireAfterAccess(Duration.ofNanos(refillNanos).multipliedBy(burst)) // it is full again by then
                .build();
    }

    /** Counts a failure, and returns whether the source has not failed too often. */
    public boolean tolerates(String source) {
        return buckets.get(source, key -> new TokenBucket(burst, refillNanos, nanoTime))
                .take();
    }

    /** Returns after which time a source that failed too often is told its failures again. */
    public Duration retryAfter() {
        return Duration.ofNanos(refillNanos);
    }
}
