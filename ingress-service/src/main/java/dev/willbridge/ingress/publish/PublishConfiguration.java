package dev.willbridge.ingress.publish;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.ingress.spool.Spool;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Makes the publisher and the producer settings that it relies on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishProperties.class)
public class PublishConfiguration {

    @Bean
    DurableProducer durableProducer(PublishProperties properties, ObjectProvider<Spool> spool) {
        return new DurableProducer(properties.ackTimeout(), spool.getIfAvailable() != null);
    }

    @Bean
    KafkaPublisher kafkaPublisher(
            List<WebhookType> webhookTypes,
            ProducerFactory<byte[], byte[]> producers,
            PublishProperties properties,
            MeterRegistry registry,
            ObjectProvider<Spool> spool,
            Diversion diversion) {
        List<String> topics = Stream.concat(
                        webhookTypes.stream().map(WebhookType::topic), Stream.of(QuarantineHeaders.TOPIC))
                .toList();
        Lanes lanes = new Lanes(producers, properties, new PublishMetrics(registry), spool.getIfAvailable(), diversion);
        return new KafkaPublisher(lanes.of(topics));
    }
}
