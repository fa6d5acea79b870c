package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Shows what is in the values of a topic: a row for each property that the schema tells of. */
final class SchemaTable {

    private static final String ANY_NAME = "*";

    private final Map<String, String> marks;
    private final StringBuilder rows = new StringBuilder();

    /** @param marks what to say of the properties at these JSON pointers */
    private SchemaTable(Map<String, String> marks) {
        this.marks = marks;
    }

    static String of(JsonNode schema, WebhookType type) {
        SchemaTable table = new SchemaTable(marks(type));
        table.addProperties(schema, "", 0);
        return """
                <table class="properties"><thead><tr><th>Property<th>Type<th>There</thead><tbody>%s</tbody></table>
                """.formatted(table.rows);
    }

    private static Map<String, String> marks(WebhookType type) {
        return type.keyPointer().equals(type.subjectPointer())
                ? Map.of(type.keyPointer(), "key, ce_subject")
                : Map.of(type.keyPointer(), "key", type.subjectPointer(), "ce_subject");
    }

    private void addProperties(JsonNode schema, String pointer, int depth) {
        schema.path("properties")
                .propertyStream()
                .forEach(property -> add(
                        property.getKey(),
                        property.getValue(),
                        pointer + "/" + property.getKey(),
                        depth,
                        isRequired(schema, property.getKey()) ? "always" : "sometimes"));
        if (schema.path("additionalProperties").isObject()) {
            add(ANY_NAME, schema.get("additionalProperties"), pointer + "/" + ANY_NAME, depth, "any names");
        }
        if (schema.path("items").isObject()) {
            addProperties(schema.get("items"), pointer + "/" + ANY_NAME, depth);
        }
    }

    private void add(String name, JsonNode schema, String pointer, int depth, String presence) {
        String mark = marks.get(pointer);
        rows.append("""
                <tr><td class="depth-%d"><code>%s</code>%s<td>%s<td class="quiet">%s
                """.formatted(
                        Math.min(depth, 4),
                        Html.text(name),
                        mark == null ? "" : " <span class=\"mark\">" + Html.text(mark) + "</span>",
                        type(schema) + description(schema),
                        presence));
        addProperties(schema, pointer, depth + 1);
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asString().equals(name));
    }

    private static String description(JsonNode schema) {
        String description = schema.path("description").asString("");
        return description.isEmpty() ? "" : "<p class=\"quiet\">" + Html.prose(description) + "</p>";
    }

    /** Whether it may be null shows beside the type, for that is what consumers trip over. */
    private static String type(JsonNode schema) {
        JsonNode types = schema.path("type");
        if (types.isMissingNode()) {
            return "anything";
        }
        String named = types.isString()
                ? types.stringValue()
                : types.valueStream()
                        .map(JsonNode::asString)
                        .filter(type -> !type.equals("null"))
                        .collect(Collectors.joining(" or "));
        String items = schema.path("items").isObject() ? " of " + type(schema.get("items")) : "";
        boolean nullable = types.valueStream().anyMatch(type -> type.asString().equals("null"));
        String format = schema.path("format").asString("");
        return Html.text(named)
                + items
                + (format.isEmpty() ? "" : ", " + Html.text(format))
                + (nullable ? " <em>or null</em>" : "");
    }
}
