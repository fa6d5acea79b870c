package dev.willbridge.ingress.publish;

import dev.willbridge.contracts.WebhookType;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Makes the publisher and the producer settings that it relies on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishProperties.class)
public class PublishConfiguration {

    @Bean
    DurableProducer durableProducer(PublishProperties properties) {
        return new DurableProducer(properties.ackTimeout());
    }

    @Bean
    KafkaPublisher kafkaPublisher(
            List<WebhookType> webhookTypes,
            ProducerFactory<byte[], byte[]> producers,
            PublishProperties properties,
            MeterRegistry registry) {
        return new KafkaPublisher(webhookTypes, producers, properties, new PublishMetrics(registry));
    }
}
