package dev.willbridge.ingress.quarantine;

import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.capacity.TokenBucket;
import dev.willbridge.ingress.publish.Diversion;
import dev.willbridge.ingress.publish.KafkaPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Makes the quarantine, and what an operator has to see into it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuarantineProperties.class)
public class QuarantineConfiguration {

    @Bean
    Quarantine quarantine(KafkaPublisher publisher, QuarantineProperties properties) {
        long refillNanos = Math.max(1, Duration.ofSeconds(1).toNanos() / properties.maxRate());
        return new Quarantine(
                publisher, new TokenBucket(properties.burst(), refillNanos, System::nanoTime), new Tries());
    }

    @Bean
    Diversion diversion() {
        return UndeliverableEvent::of;
    }

    @Bean
    QuarantineEndpoint quarantineEndpoint(
            ConsumerFactory<?, ?> consumers, ContractCheck check, KafkaPublisher publisher) {
        return new QuarantineEndpoint(
                new QuarantineTopic(() -> consumer(consumers)),
                new Replay(check, publisher, Clock.systemUTC()),
                publisher);
    }

    /** Connects where and as Spring's {@code spring.kafka.*} says, without a group. */
    private static Consumer<byte[], byte[]> consumer(ConsumerFactory<?, ?> consumers) {
        Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // it would not be compacted
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10); // what is asked for is there already
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
