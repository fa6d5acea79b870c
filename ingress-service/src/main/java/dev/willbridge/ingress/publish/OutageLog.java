package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Says once that Kafka stopped taking events and why, and once that it takes them again. Safe for many threads. */
final class OutageLog {

    private final Logger log;
    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    OutageLog(Logger log) {
        this.log = log;
    }

    private record Outage(long sinceNanos, LongAdder failures) {}

    void failed(Throwable failure) {
        Outage outage = current.get();
        if (outage == null) {
            outage = new Outage(System.nanoTime(), new LongAdder());
            if (current.compareAndSet(null, outage)) {
                log.warn("Kafka is not taking events, which are answered 503 from here on: {}", failure.toString());
            }
        }
        outage.failures().increment();
    }

    void succeeded() {
        if (current.get() == null) {
            return;
        }
        Outage over = current.getAndSet(null);
        if (over != null) {
            log.info(
                    "Kafka is taking events again, after {} s and {} refused",
                    Duration.ofNanos(System.nanoTime() - over.sinceNanos()).toSeconds(),
                    over.failures().sum());
        }
    }
}
