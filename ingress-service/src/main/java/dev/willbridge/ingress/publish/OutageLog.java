package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Says once that Kafka stopped taking events and why, and once that it takes them again: when an event is acknowledged and
 * none has failed for {@value #CALM_SECONDS} seconds, so that a struggling cluster does not fill the log. Safe for many
 * threads.
 */
final class OutageLog {

    static final int CALM_SECONDS = 5;

    private static final long CALM = Duration.ofSeconds(CALM_SECONDS).toNanos();

    private final Logger log;
    private final String consequence;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    /** @param consequence what becomes of the events, for the message */
    OutageLog(Logger log, String consequence, LongSupplier nanoTime) {
        this.log = log;
        this.consequence = consequence;
        this.nanoTime = nanoTime;
    }

    void failed(Throwable failure) {
        long now = nanoTime.getAsLong();
        Outage outage = current.get();
        if (outage == null) {
            outage = new Outage(now);
            if (current.compareAndSet(null, outage)) {
                log.warn("Kafka is not taking events, which are {} from here on: {}", consequence, failure.toString());
            }
        }
        outage.lastFailure = now;
        outage.failures.increment();
    }

    void succeeded() {
        Outage outage = current.get();
        if (outage == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - outage.lastFailure >= CALM && current.compareAndSet(outage, null)) {
            log.info(
                    "Kafka is taking events again, after {} s and {} that failed",
                    Duration.ofNanos(now - outage.began).toSeconds(),
                    outage.failures.sum());
        }
    }

    private static final class Outage {

        final long began;
        final LongAdder failures = new LongAdder();
        volatile long lastFailure;

        Outage(long began) {
            this.began = began;
            this.lastFailure = began;
        }
    }
}
