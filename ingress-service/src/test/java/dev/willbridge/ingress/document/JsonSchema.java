package dev.willbridge.ingress.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a document says of JSON, held against some by an independent validator. */
final class JsonSchema {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Schema schema;

    private JsonSchema(JsonNode schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /** A schema that refers to nothing outside. */
    static JsonSchema of(JsonNode schema) {
        return new JsonSchema(schema);
    }

    /** A component of a document. */
    static JsonSchema of(JsonNode document, String reference) {
        ObjectNode root = JSON.createObjectNode().put("$ref", reference);
        root.set("components", document.get("components").deepCopy());
        return new JsonSchema(root);
    }

    /** Returns what is wrong. */
    List<String> complaints(JsonNode node) {
        return schema
                .validate(node, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    List<String> complaints(Map<String, String> strings) {
        JsonNode object = JSON.valueToTree(strings);
        return complaints(object);
    }
}
