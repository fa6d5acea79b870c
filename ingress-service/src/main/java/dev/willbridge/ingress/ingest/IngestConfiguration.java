package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.contract.Drift;
import dev.willbridge.ingress.publish.KafkaPublisher;
import dev.willbridge.ingress.quarantine.Quarantine;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what decides the outcome of a webhook. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
public class IngestConfiguration {

    @Bean
    Ingest ingest(ContractCheck check, KafkaPublisher publisher, Quarantine quarantine, Drift drift) {
        return new Ingest(check, publisher, quarantine, drift, new RejectionLog());
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
