package dev.willbridge.ingress.publish;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.METADATA_MAX_IDLE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * The producer settings on which a 202 rests. What {@code spring.kafka.producer.*} says otherwise is refused at start where
 * it would break the promise, and stands where it would not.
 */
final class DurableProducer implements DefaultKafkaProducerFactoryCustomizer {

    private static final Duration PATIENT_DELIVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENT_REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int CLOSE_TIMEOUT_SECONDS = 2;

    private final Duration ackTimeout;
    private final boolean spooled;

    /** @param spooled whether events that are not acknowledged in time are kept in the spool */
    DurableProducer(Duration ackTimeout, boolean spooled) {
        this.ackTimeout = ackTimeout;
        this.spooled = spooled;
    }

    @Override
    @SuppressWarnings("unchecked") // the serializers are set here, so the types are known here
    public void customize(DefaultKafkaProducerFactory<?, ?> factory) {
        Map<String, Object> configured = factory.getConfigurationProperties();
        refuseUnless(configured, ACKS_CONFIG, "all", "-1");
        refuseUnless(configured, ENABLE_IDEMPOTENCE_CONFIG, "true");
        Map<String, Object> settings = new HashMap<>(defaults());
        settings.keySet().removeAll(configured.keySet());
        factory.updateConfigs(settings);
        DefaultKafkaProducerFactory<byte[], byte[]> bytes = (DefaultKafkaProducerFactory<byte[], byte[]>) factory;
        bytes.setKeySerializer(new ByteArraySerializer());
        bytes.setValueSerializer(new ByteArraySerializer());
        if (spooled) {
            bytes.setPhysicalCloseTimeout(CLOSE_TIMEOUT_SECONDS); // what is not acknowledged by then is in the spool
        }
    }

    /**
     * Without a spool, a record that was answered as not kept is given up by the producer too: it must not turn up much
     * later. With a spool the producer is patient beyond the answer: a slow Kafka takes an event once, instead of again
     * and again from the spool.
     */
    private Map<String, Object> defaults() {
        int timeout = (int) ackTimeout.toMillis();
        int deliveryTimeout = spooled ? (int) PATIENT_DELIVERY_TIMEOUT.toMillis() : timeout;
        int requestTimeout = spooled ? (int) PATIENT_REQUEST_TIMEOUT.toMillis() : timeout * 3 / 4;
        return Map.of(
                ACKS_CONFIG,
                "all",
                ENABLE_IDEMPOTENCE_CONFIG,
                true,
                LINGER_MS_CONFIG,
                Math.min(5, timeout / 20),
                DELIVERY_TIMEOUT_MS_CONFIG,
                deliveryTimeout,
                REQUEST_TIMEOUT_MS_CONFIG,
                requestTimeout,
                MAX_BLOCK_MS_CONFIG,
                timeout,
                SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG,
                timeout,
                METADATA_MAX_IDLE_CONFIG,
                Duration.ofDays(1).toMillis(),
                BUFFER_MEMORY_CONFIG,
                32L * 1024 * 1024);
    }

    private static void refuseUnless(Map<String, Object> configured, String name, String... allowed) {
        Object value = configured.get(name);
        if (value != null && !Set.of(allowed).contains(value.toString())) {
            throw new IllegalStateException("The Kafka producer is configured with " + name + "=" + value
                    + ", but a 202 promises " + name + "=" + allowed[0] + ": remove that setting");
        }
    }
}
