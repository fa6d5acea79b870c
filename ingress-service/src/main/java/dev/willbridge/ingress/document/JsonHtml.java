package dev.willbridge.ingress.document;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows JSON in a page, over several lines and in colours. */
final class JsonHtml {

    private static final String INDENTATION = "  ";

    private JsonHtml() {}

    static String of(JsonNode node) {
        return of(node, "\n");
    }

    private static String of(JsonNode node, String newLine) {
        String inner = newLine + INDENTATION;
        if (node.isObject() && !node.isEmpty()) {
            return node.propertyStream()
                    .map(property ->
                            inner + span("k", '"' + property.getKey() + '"') + ": " + of(property.getValue(), inner))
                    .collect(Collectors.joining(",", "{", newLine + "}"));
        }
        if (node.isArray() && !node.isEmpty()) {
            return node.valueStream()
                    .map(item -> inner + of(item, inner))
                    .collect(Collectors.joining(",", "[", newLine + "]"));
        }
        return span(node.isString() ? "s" : "l", node.toString());
    }

    private static String span(String kind, String text) {
        return "<span class=\"%s\">%s</span>".formatted(kind, Html.text(text));
    }
}
