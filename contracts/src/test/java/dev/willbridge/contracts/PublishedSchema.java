package dev.willbridge.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of {@code customer.created} that the vendor publishes, and what is to be read off that and others. */
public final class PublishedSchema {

    /**
     * A property that a schema declares, at any depth.
     *
     * @param pointer through the first element of an array, for all of its elements
     * @param types the names of the JSON types it may have
     */
    public record Property(String pointer, Set<String> types, boolean required) {}

    private PublishedSchema() {}

    public static JsonNode json() {
        return Examples.json(new String(Examples.resource("/willsuite/customer.created.schema.json"), UTF_8));
    }

    public static Stream<Property> properties() {
        return properties(json());
    }

    public static Stream<Property> properties(JsonNode schema) {
        return properties("", schema);
    }

    /** The schema that comes with a type. */
    public static ObjectNode of(WebhookType type) {
        try (InputStream in = type.openSchema()) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Property> properties(String pointer, JsonNode schema) {
        if (schema.has("items")) {
            return properties(pointer + "/0", schema.get("items"));
        }
        Set<String> required = strings(schema.path("required"));
        return schema.path("properties").propertyStream().flatMap(entry -> {
            String at = pointer + "/" + entry.getKey();
            Property property =
                    new Property(at, strings(entry.getValue().path("type")), required.contains(entry.getKey()));
            return Stream.concat(Stream.of(property), properties(at, entry.getValue()));
        });
    }

    static Set<String> strings(JsonNode oneOrMore) {
        Set<String> strings = new HashSet<>();
        if (oneOrMore.isString()) {
            strings.add(oneOrMore.stringValue());
        }
        oneOrMore.forEach(each -> strings.add(each.stringValue()));
        return strings;
    }
}
