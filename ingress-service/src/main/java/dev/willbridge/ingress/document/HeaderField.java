package dev.willbridge.ingress.document;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A header of a record. Its value is UTF-8.
 *
 * @param always whether every record of the kind has it
 * @param schema of the value, with what it means as its description
 */
record HeaderField(String name, boolean always, ObjectNode schema) {

    static HeaderField always(String name, String description) {
        return new HeaderField(name, true, string(description));
    }

    static HeaderField sometimes(String name, String description) {
        return new HeaderField(name, false, string(description));
    }

    /** Adds a keyword of JSON Schema. */
    HeaderField with(String keyword, String value) {
        schema.put(keyword, value);
        return this;
    }

    /** Adds a keyword of JSON Schema. */
    HeaderField with(String keyword, int value) {
        schema.put(keyword, value);
        return this;
    }

    /** Says that it has one value and no other. */
    HeaderField fixed(String value) {
        return with("const", value);
    }

    /** Says which values it may have. */
    HeaderField oneOf(String... values) {
        for (String value : values) {
            schema.withArray("enum").add(value);
        }
        return this;
    }

    private static ObjectNode string(String description) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("description", description);
    }
}
