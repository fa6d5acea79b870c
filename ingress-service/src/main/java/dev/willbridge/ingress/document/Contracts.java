package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.contract.SchemasInForce;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contracts in force, as documents tell them. Reads them anew each time: may block. */
final class Contracts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<WebhookType> types;
    private final SchemasInForce schemas;
    private final ContractCheck check;

    Contracts(List<WebhookType> types, SchemasInForce schemas, ContractCheck check) {
        this.types = types;
        this.schemas = schemas;
        this.check = check;
    }

    List<WebhookType> types() {
        return types;
    }

    /** Returns the type of that name, if it is carried. */
    Optional<WebhookType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    ObjectNode schema(WebhookType type) {
        return (ObjectNode) JSON.readTree(schemas.of(type));
    }

    /** Returns a record that shows what comes of the type, if there is one. */
    Optional<ExampleRecord> example(WebhookType type) {
        return ExampleRecord.of(type, check);
    }

    /** Shows examples' bodies to whoever wants those of all types. */
    void eachExample(BiConsumer<WebhookType, JsonNode> action) {
        types.forEach(type -> example(type).ifPresent(example -> action.accept(type, JSON.readTree(example.value()))));
    }
}
