package dev.willbridge.ingress.spool;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the spool, unless it is switched off. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpoolProperties.class)
@ConditionalOnBooleanProperty(name = "willbridge.spool.enabled", matchIfMissing = true)
public class SpoolConfiguration {

    @Bean
    Spool spool(SpoolProperties properties, MeterRegistry registry) {
        return Spool.open(properties, new SpoolMetrics(registry));
    }
}
