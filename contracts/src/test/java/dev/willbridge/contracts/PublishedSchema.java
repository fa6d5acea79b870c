package dev.willbridge.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of {@code customer.created} that the vendor publishes, and what is to be read off it. */
public final class PublishedSchema {

    /**
     * A property that the schema declares, at any depth.
     *
     * @param types the names of the JSON types it may have
     */
    public record Property(String pointer, Set<String> types, boolean required) {}

    private PublishedSchema() {}

    public static JsonNode json() {
        return Examples.json(new String(Examples.resource("/willsuite/customer.created.schema.json"), UTF_8));
    }

    public static Stream<Property> properties() {
        return properties("", json());
    }

    private static Stream<Property> properties(String pointer, JsonNode schema) {
        Set<String> required = strings(schema.path("required"));
        return schema.path("properties").propertyStream().flatMap(entry -> {
            String at = pointer + "/" + entry.getKey();
            Property property =
                    new Property(at, strings(entry.getValue().path("type")), required.contains(entry.getKey()));
            return Stream.concat(Stream.of(property), properties(at, entry.getValue()));
        });
    }

    private static Set<String> strings(JsonNode oneOrMore) {
        Set<String> strings = new HashSet<>();
        if (oneOrMore.isString()) {
            strings.add(oneOrMore.stringValue());
        }
        oneOrMore.forEach(each -> strings.add(each.stringValue()));
        return strings;
    }
}
