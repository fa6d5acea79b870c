package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.Rule;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent and answered, as JSON Schemas among the components. */
final class OpenApiBodies {

    static final String WEBHOOK = "#/components/schemas/Webhook";
    static final String ACCEPTED = "#/components/schemas/Accepted";
    static final String PROBLEM = "#/components/schemas/Problem";

    private static final String WEBHOOK_TYPE = "/webhook_type";
    private static final String NOT_BLANK = "\\S";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Contracts contracts;

    OpenApiBodies(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(ObjectNode document) {
        ObjectNode schemas = document.withObject("/components/schemas");
        schemas.set("Webhook", webhook());
        contracts.types().forEach(type -> schemas.set(type.name(), contracts.schema(type)));
        schemas.set("Accepted", JSON.readTree("""
                {"type": "object", "required": ["id"], "properties": {"id":
                  {"type": "string", "pattern": "^[0-9a-f]{32}$", "description": "The event's id, the same for the same bytes."}}}"""));
        schemas.set("Problem", problem());
    }

    /** One of the types: its schema, and what the contract check asks besides. */
    private ObjectNode webhook() {
        ArrayNode types = JSON.createArrayNode();
        contracts.types().forEach(type -> types.add(webhook(type)));
        if (types.size() == 1) {
            return (ObjectNode) types.get(0);
        }
        ObjectNode webhook = JSON.createObjectNode().put("title", "A webhook of a known type");
        webhook.set("oneOf", types);
        return webhook;
    }

    private static ObjectNode webhook(WebhookType type) {
        ObjectNode webhook = JSON.createObjectNode().put("title", "A webhook " + type.name());
        ArrayNode all = webhook.putArray("allOf");
        all.addObject().put("$ref", "#/components/schemas/" + type.name());
        ObjectNode besides = all.addObject();
        require(besides, WEBHOOK_TYPE).put("const", type.name());
        require(besides, type.keyPointer()).put("pattern", NOT_BLANK).put("description", "The case id: not blank.");
        return webhook;
    }

    /** Requires a property at a JSON pointer, and returns what is said of its value. */
    private static ObjectNode require(ObjectNode schema, String pointer) {
        ObjectNode parent = schema;
        for (String name : List.of(pointer.substring(1).split("/", -1))) {
            parent.withArray("required").add(name);
            parent = parent.withObject("properties").withObject(name);
        }
        return parent.put("type", "string");
    }

    private static JsonNode problem() {
        ObjectNode problem = (ObjectNode) JSON.readTree("""
                {"type": "object", "title": "A problem detail (RFC 9457)", "description": "Holds nothing of the payload.",
                 "required": ["type", "title", "status"],
                 "properties": {
                   "type": {"type": "string", "format": "uri", "description": "Which problem it is."},
                   "title": {"type": "string", "description": "The same in words."},
                   "status": {"type": "integer", "description": "As in the status line."},
                   "detail": {"type": "string", "description": "Why the body is not JSON, and where."},
                   "id": {"type": "string", "pattern": "^[0-9a-f]{32}$", "description": "The event's id, where the body was read."},
                   "violations": {"type": "array", "description": "How the body breaks its contract.", "items": {
                     "type": "object", "required": ["pointer", "rule"], "properties": {
                       "pointer": {"type": "string", "format": "json-pointer",
                         "description": "Where. `*` stands for a name that may be data."},
                       "rule": {"type": "string"}}}}}}""");
        ArrayNode rules = ((ObjectNode) problem.at("/properties/violations/items/properties/rule")).putArray("enum");
        for (Rule rule : Rule.values()) {
            rules.add(rule.keyword());
        }
        return problem;
    }
}
