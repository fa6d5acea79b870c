package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.ingest.InFlight;
import dev.willbridge.ingress.ingest.Ingest;
import dev.willbridge.ingress.ingest.IngestMetrics;
import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.SecurityKeeper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handler that the web server calls for every request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
public class WebhookConfiguration {

    @Bean
    WebhookHandler webhookHandler(
            WebhookProperties properties,
            SecurityKeeper security,
            FailedAttempts failures,
            InFlight inFlight,
            Ingest ingest,
            IngestMetrics metrics) {
        return new WebhookHandler(properties, security, failures, inFlight, ingest, metrics);
    }

    @Bean
    EndpointDescription endpointDescription(WebhookProperties properties) {
        return EndpointDescription.of(properties);
    }
}
