package dev.willbridge.ingress.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What publishing counts.
 *
 * <ul>
 *   <li>{@code willbridge.publish.failures}, by cause: events without acknowledgement, for whatever reason
 *   <li>{@code willbridge.publish.backlog.events} and {@code willbridge.publish.backlog.bytes}, by topic: given to Kafka and
 *       not acknowledged yet
 *   <li>{@code willbridge.publish.drained}, by topic: events that reached it out of the spool
 *   <li>{@code willbridge.publish.undeliverable}, by topic and cause: events that Kafka refused for a reason of their own,
 *       each time that it did
 * </ul>
 */
final class PublishMetrics {

    private final MeterRegistry registry;

    PublishMetrics(MeterRegistry registry) {
        this.registry = registry;
        failures(TimeoutException.class); // from the start at 0, so that the first is seen as a change
        failures(BacklogFullException.class);
    }

    void watch(String topic, Unacknowledged unacknowledged) {
        Gauge.builder("willbridge.publish.backlog.events", unacknowledged, Unacknowledged::count)
                .description("Events waiting for Kafka's acknowledgement")
                .tag("topic", topic)
                .register(registry);
        Gauge.builder("willbridge.publish.backlog.bytes", unacknowledged, Unacknowledged::bytes)
                .description("Bytes of the bodies waiting for Kafka's acknowledgement")
                .baseUnit("bytes")
                .tag("topic", topic)
                .register(registry);
    }

    void drained(String topic, int events) {
        Counter.builder("willbridge.publish.drained")
                .description("Events that reached their topic out of the spool")
                .tag("topic", topic)
                .register(registry)
                .increment(events);
    }

    void undeliverable(String topic, Throwable cause) {
        Counter.builder("willbridge.publish.undeliverable")
                .description("Events that Kafka refused for a reason of their own")
                .tag("topic", topic)
                .tag("cause", cause.getClass().getSimpleName())
                .register(registry)
                .increment();
    }

    void failed(Throwable cause) {
        failures(cause.getClass()).increment();
    }

    private Counter failures(Class<? extends Throwable> cause) {
        return Counter.builder("willbridge.publish.failures")
                .description("Events that Kafka did not acknowledge in time")
                .tag("cause", cause.getSimpleName())
                .register(registry);
    }
}
