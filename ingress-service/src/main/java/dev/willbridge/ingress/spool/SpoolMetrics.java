package dev.willbridge.ingress.spool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * What the spool shows.
 *
 * <ul>
 *   <li>{@code willbridge.spool.events}, by queue: how many wait on disk
 *   <li>{@code willbridge.spool.oldest.age}, by queue: for how many seconds the oldest of them has; 0 when none does
 *   <li>{@code willbridge.spool.used.bytes}, {@code willbridge.spool.room.bytes}: what it takes of the disk, and what more
 *       it may take
 *   <li>{@code willbridge.spool.hours.left}: until it is full, as it fills at present; infinite when it does not fill
 *   <li>{@code willbridge.spool.drain.rate}: events a second that leave it at present
 *   <li>{@code willbridge.spool.failing}: 1 while the disk or SQLite fails, else 0
 * </ul>
 */
final class SpoolMetrics {

    private static final String PREFIX = "willbridge.spool.";

    private final MeterRegistry registry;

    SpoolMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Spool spool) {
        gauge(spool, "used.bytes", "Bytes of disk in use", SpoolStatus::usedBytes);
        gauge(spool, "room.bytes", "Bytes that more events may take", SpoolStatus::roomBytes);
        gauge(spool, "hours.left", "Hours until it is full at the present rate", SpoolStatus::hoursLeft);
        gauge(spool, "drain.rate", "Events that leave a second at present", SpoolStatus::removedPerSecond);
        gauge(spool, "failing", "Whether the disk or SQLite fails", status -> status.failure() == null ? 0 : 1);
    }

    private void gauge(Spool spool, String name, String description, ToDoubleFunction<SpoolStatus> value) {
        Gauge.builder(PREFIX + name, spool, it -> value.applyAsDouble(it.status()))
                .description(description)
                .register(registry);
    }

    void watch(SpoolQueue queue) {
        Gauge.builder(PREFIX + "events", queue, SpoolQueue::size)
                .description("Events waiting on disk")
                .tag("queue", queue.name())
                .register(registry);
        Gauge.builder(PREFIX + "oldest.age", queue, SpoolMetrics::age)
                .description("Seconds that the oldest event has waited on disk")
                .baseUnit("seconds")
                .tag("queue", queue.name())
                .register(registry);
    }

    private static double age(SpoolQueue queue) {
        Instant oldest = queue.oldest();
        return oldest == null ? 0 : Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
    }
}
