package example;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.kafka.WebhookEvent;
import dev.willbridge.contracts.kafka.WebhookEventSerializer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;

/**
 * An event that fails is tried again, and after that goes to {@code customer-created-dlt}, as it came. Its partition waits
 * meanwhile, so that the events of a case stay in order. What cannot be read goes there at once.
 */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    DefaultErrorHandler errorHandler(
            KafkaTemplate<Object, Object> deadLetters, @Value("${example.first-retry:1s}") Duration firstRetry) {
        var backOff = new ExponentialBackOffWithMaxRetries(4);
        backOff.setInitialInterval(firstRetry.toMillis());
        backOff.setMultiplier(3);
        return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(deadLetters), backOff);
    }

    @Bean
    NewTopic deadLetterTopic() {
        return TopicBuilder.name(CustomerCreated.TOPIC + "-dlt").build();
    }

    @Bean
    ProducerFactory<Object, Object> producerFactory(KafkaProperties properties) {
        var values = new DelegatingByTypeSerializer(Map.of(
                WebhookEvent.class, new WebhookEventSerializer<>(),
                byte[].class, new ByteArraySerializer())); // what could not be read
        return new DefaultKafkaProducerFactory<>(properties.buildProducerProperties(), null, values);
    }
}
