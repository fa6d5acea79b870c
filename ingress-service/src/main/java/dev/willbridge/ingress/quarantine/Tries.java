package dev.willbridge.ingress.quarantine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of a while's rejected bodies when each came first and how often it came since. Bounded, of this instance and
 * this life only: what is not remembered counts as first. Safe for many threads.
 */
final class Tries {

    static final int MAX_EVENTS = 10_000;

    /** A sender gives up after minutes. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Cache<String, Try> seen = Caffeine.newBuilder()
            .maximumSize(MAX_EVENTS)
            .expireAfterWrite(MEMORY)
            .build();

    /** @param number from 1 */
    record Try(Instant firstReceived, int number) {

        static Try after(@Nullable Try before, Instant time) {
            return before == null ? new Try(time, 1) : new Try(before.firstReceived(), before.number() + 1);
        }
    }

    Try next(String eventId, Instant time) {
        return seen.asMap().compute(eventId, (id, before) -> Try.after(before, time));
    }
}
