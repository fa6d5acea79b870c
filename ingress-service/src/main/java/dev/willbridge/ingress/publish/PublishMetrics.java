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
 *   <li>{@code willbridge.publish.backlog.events} and {@code willbridge.publish.backlog.bytes}, by topic: accepted and not
 *       yet handed to the producer
 * </ul>
 */
final class PublishMetrics {

    private final MeterRegistry registry;

    PublishMetrics(MeterRegistry registry) {
        this.registry = registry;
        failures(TimeoutException.class); // from the start at 0, so that the first is seen as a change
        failures(BacklogFullException.class);
    }

    void watch(String topic, Lane lane) {
        Gauge.builder("willbridge.publish.backlog.events", lane, Lane::waitingEvents)
                .description("Events waiting to be handed to the Kafka producer")
                .tag("topic", topic)
                .register(registry);
        Gauge.builder("willbridge.publish.backlog.bytes", lane, Lane::waitingBytes)
                .description("Bytes of the bodies waiting to be handed to the Kafka producer")
                .baseUnit("bytes")
                .tag("topic", topic)
                .register(registry);
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
