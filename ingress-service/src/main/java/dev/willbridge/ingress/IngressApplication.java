package dev.willbridge.ingress;

import dev.willbridge.ingress.connection.ConnectionConfiguration;
import dev.willbridge.ingress.contract.ContractConfiguration;
import dev.willbridge.ingress.document.DocumentConfiguration;
import dev.willbridge.ingress.ingest.IngestConfiguration;
import dev.willbridge.ingress.intake.IntakeConfiguration;
import dev.willbridge.ingress.management.ManagementConfiguration;
import dev.willbridge.ingress.publish.PublishConfiguration;
import dev.willbridge.ingress.quarantine.QuarantineConfiguration;
import dev.willbridge.ingress.security.SecurityConfiguration;
import dev.willbridge.ingress.spool.SpoolConfiguration;
import dev.willbridge.ingress.topic.TopicConfiguration;
import dev.willbridge.ingress.webhook.WebhookConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The service. Every bean of its own is made in one of the imported configurations, one for each feature.
 *
 * <p>The web server calls {@code WebhookConfiguration}'s handler directly, so there is no dispatcher to configure.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {WebFluxAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class})
@Import({
    WebhookConfiguration.class,
    IngestConfiguration.class,
    ContractConfiguration.class,
    QuarantineConfiguration.class,
    SecurityConfiguration.class,
    PublishConfiguration.class,
    SpoolConfiguration.class,
    TopicConfiguration.class,
    IntakeConfiguration.class,
    DocumentConfiguration.class,
    ManagementConfiguration.class,
    ConnectionConfiguration.class,
})
public class IngressApplication {

    public static void main(String[] args) {
        SpringApplication.run(IngressApplication.class, args);
    }
}
