package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says that Kafka refused an event for a reason of its own: at most one line in {@value #INTERVAL_SECONDS} seconds, which
 * counts those since the last, so that a limit set too low does not fill the log. Safe for many threads.
 */
final class UndeliverableLog {

    static final int INTERVAL_SECONDS = 10;

    private static final long INTERVAL = Duration.ofSeconds(INTERVAL_SECONDS).toNanos();

    private final Logger log;
    private final LongSupplier nanoTime;

    // Guarded by this
    private long lastLine;
    private long since;

    UndeliverableLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong() - INTERVAL;
    }

    /** @param fate what becomes of the event, for the message */
    synchronized void refused(String topic, String eventId, String fate, Exception reason) {
        since++;
        long now = nanoTime.getAsLong();
        if (now - lastLine >= INTERVAL) {
            log.error(
                    "Event {} cannot be delivered to {} and {} ({} such since the last line): {}",
                    eventId,
                    topic,
                    fate,
                    since,
                    reason.toString());
            lastLine = now;
            since = 0;
        }
    }
}
