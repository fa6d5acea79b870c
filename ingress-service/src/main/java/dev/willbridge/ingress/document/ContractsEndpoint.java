package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import tools.jackson.databind.JsonNode;

/**
 * Serves the contracts in force: a page for people, and below it the documents for machines and each type's schema. Nothing of
 * it is made before somebody asks. Runs on a thread that may block.
 */
@Endpoint(id = "contracts")
final class ContractsEndpoint {

    private static final String PAGE = "text/html;charset=UTF-8";
    private static final String SCHEMA = "application/schema+json";

    private final Page page;
    private final AsyncApi asyncApi;
    private final OpenApi openApi;
    private final Contracts contracts;

    ContractsEndpoint(Page page, AsyncApi asyncApi, OpenApi openApi, Contracts contracts) {
        this.page = page;
        this.asyncApi = asyncApi;
        this.openApi = openApi;
        this.contracts = contracts;
    }

    @ReadOperation(produces = PAGE)
    String page() {
        return page.html();
    }

    /** @param name {@code asyncapi}, {@code openapi}, or the name of a webhook type */
    @ReadOperation(produces = {AsyncApi.MEDIA_TYPE, OpenApi.MEDIA_TYPE, SCHEMA, "application/json", "text/html"})
    WebEndpointResponse<String> document(@Selector String name) {
        return switch (name) {
            case "asyncapi" -> answer(asyncApi.document(), AsyncApi.MEDIA_TYPE);
            case "openapi" -> answer(openApi.document(), OpenApi.MEDIA_TYPE);
            default -> {
                Optional<WebhookType> type = contracts.type(name);
                yield type.isPresent()
                        ? answer(contracts.schema(type.get()), SCHEMA)
                        : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
            }
        };
    }

    private static WebEndpointResponse<String> answer(JsonNode document, String mediaType) {
        return new WebEndpointResponse<>(
                document.toPrettyString(), WebEndpointResponse.STATUS_OK, MimeType.valueOf(mediaType));
    }
}
