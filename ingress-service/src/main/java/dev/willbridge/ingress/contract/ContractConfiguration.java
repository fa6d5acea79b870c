package dev.willbridge.ingress.contract;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.ContractCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    List<WebhookType> webhookTypes() {
        return WebhookTypes.ALL;
    }

    @Bean
    ContractCheck contractCheck(List<WebhookType> webhookTypes, ContractProperties properties) {
        Map<String, byte[]> amended = new HashMap<>();
        properties.overrides().forEach((type, file) -> amended.put(type, read(file)));
        try {
            ContractCheck check = new ContractCheck(webhookTypes, amended);
            properties.overrides().forEach((type, file) -> log.info("{} is checked against {}", type, file));
            return check;
        } catch (IllegalArgumentException e) {
            throw new UnusableContractException(e.getMessage() + filesOf(properties), e);
        }
    }

    private static String filesOf(ContractProperties properties) {
        return properties.overrides().isEmpty()
                ? ""
                : " (willbridge.contracts.overrides: " + properties.overrides() + ")";
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnusableContractException("The schema " + file + " cannot be read: " + e, e);
        }
    }

    @Bean
    Drift drift(MeterRegistry registry) {
        return new Drift(registry);
    }
}
