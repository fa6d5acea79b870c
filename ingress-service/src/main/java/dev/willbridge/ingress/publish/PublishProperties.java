package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.capacity.Capacity;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How events go to Kafka. Where Kafka is, and how to log in, is said with Spring's own {@code spring.kafka.*}.
 *
 * @param ackTimeout how long an event may take to be acknowledged before it goes to the spool or, without a spool, before
 *     its sender is told that it was not kept. The sender waits three seconds, and is answered within two and a half:
 *     between 100 ms and 2300 ms.
 * @param backlog what may wait for Kafka's acknowledgement, per topic
 */
@ConfigurationProperties("willbridge.kafka")
public record PublishProperties(
        @DefaultValue("2s") Duration ackTimeout,
        @DefaultValue Backlog backlog) {

    private static final Duration MIN_ACK_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_ACK_TIMEOUT = Duration.ofMillis(2300);

    public PublishProperties {
        if (ackTimeout.compareTo(MIN_ACK_TIMEOUT) < 0 || ackTimeout.compareTo(MAX_ACK_TIMEOUT) > 0) {
            throw new IllegalArgumentException("willbridge.kafka.ack-timeout is " + ackTimeout.toMillis()
                    + " ms, but must be between 100 ms and 2300 ms: the sender is answered within 2.5 s");
        }
    }

    /**
     * Bounds of what waits for Kafka's acknowledgement. Beyond either, events go to the spool or, without a spool, are
     * answered 503.
     *
     * @param maxEvents how many events
     * @param maxSize how many bytes of bodies
     */
    public record Backlog(
            @DefaultValue("2048") int maxEvents,
            @DefaultValue("16MB") DataSize maxSize) {

        public Backlog {
            if (maxEvents < 1) {
                throw new IllegalArgumentException("willbridge.kafka.backlog.max-events must be at least 1");
            }
            if (maxSize.toBytes() < 1 || maxSize.toBytes() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("willbridge.kafka.backlog.max-size must be between 1 B and 2047 MB");
            }
        }

        Capacity capacity() {
            return new Capacity(maxEvents, (int) maxSize.toBytes());
        }
    }
}
