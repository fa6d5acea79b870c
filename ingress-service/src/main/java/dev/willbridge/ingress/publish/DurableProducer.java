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

    private final Duration ackTimeout;

    DurableProducer(Duration ackTimeout) {
        this.ackTimeout = ackTimeout;
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
    }

    /** A record that was answered as not kept is given up by the producer too: it must not turn up much later. */
    private Map<String, Object> defaults() {
        int timeout = (int) ackTimeout.toMillis();
        return Map.of(
                ACKS_CONFIG,
                "all",
                ENABLE_IDEMPOTENCE_CONFIG,
                true,
                LINGER_MS_CONFIG,
                Math.min(5, timeout / 20),
                DELIVERY_TIMEOUT_MS_CONFIG,
                timeout,
                REQUEST_TIMEOUT_MS_CONFIG,
                timeout * 3 / 4,
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
