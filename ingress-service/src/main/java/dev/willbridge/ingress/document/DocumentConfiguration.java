package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.contract.SchemasInForce;
import dev.willbridge.ingress.security.SecurityKeeper;
import dev.willbridge.ingress.webhook.EndpointDescription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes what tells of the contracts in force. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

    /** Which Spring Boot reads off the jar's manifest. */
    private static final String VERSION = "spring.application.version";

    @Bean
    Stylesheet stylesheet() {
        return Stylesheet.read();
    }

    @Bean
    ContractsEndpoint contractsEndpoint(
            List<WebhookType> webhookTypes,
            SchemasInForce schemas,
            ContractCheck check,
            EndpointDescription endpoint,
            SecurityKeeper security,
            Stylesheet style,
            Environment environment) {
        String version = environment.getProperty(VERSION, "in development");
        Contracts contracts = new Contracts(webhookTypes, schemas, check);
        AsyncApi asyncApi = new AsyncApi(contracts, version);
        OpenApi openApi = new OpenApi(contracts, endpoint, security::proofs, version);
        Page page = new Page(asyncApi, openApi, contracts, endpoint, security::proofs, style);
        return new ContractsEndpoint(page, asyncApi, openApi, contracts);
    }
}
