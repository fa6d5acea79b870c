package dev.willbridge.ingress.contract;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.ContractCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the contract check, by the published schemas and those amended by the operator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContractProperties.class)
public class ContractConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ContractConfiguration.class);

    @Bean
    List<WebhookType> webhookTypes(ContractProperties properties) {
        return WebhookTypes.ALL.stream()
                .filter(type -> properties.enables(type.name()))
                .toList();
    }

    @Bean
    SchemasInForce schemasInForce(ContractProperties properties) {
        Map<String, byte[]> amended = new TreeMap<>(AmendedSchemas.in(properties.overrides()));
        amended.keySet().removeAll(properties.disabledTypes());
        return new SchemasInForce(amended);
    }

    @Bean
    ContractCheck contractCheck(List<WebhookType> webhookTypes, SchemasInForce schemas, ContractProperties properties) {
        try {
            ContractCheck check = new ContractCheck(webhookTypes, schemas.amended());
            schemas.amended()
                    .keySet()
                    .forEach(type -> log.info("{} is checked against the schema in {}", type, properties.overrides()));
            return check;
        } catch (IllegalArgumentException e) {
            throw new UnusableContractException(e.getMessage() + " (in " + properties.overrides() + ")", e);
        }
    }

    @Bean
    Drift drift(MeterRegistry registry) {
        return new Drift(registry);
    }
}
