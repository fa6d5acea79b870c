package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.publish.KafkaPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what decides the outcome of a webhook. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
public class IngestConfiguration {

    @Bean
    List<WebhookType> webhookTypes() {
        return WebhookTypes.ALL;
    }

    @Bean
    Ingest ingest(List<WebhookType> webhookTypes, KafkaPublisher publisher) {
        return new Ingest(new ContractCheck(webhookTypes), publisher, new RejectionLog());
    }

    @Bean
    InFlight inFlight(IngestProperties properties) {
        return new InFlight(properties.maxRequests(), properties.maxSize());
    }

    @Bean
    IngestMetrics ingestMetrics(MeterRegistry registry, InFlight inFlight) {
        return new IngestMetrics(registry, inFlight);
    }
}
