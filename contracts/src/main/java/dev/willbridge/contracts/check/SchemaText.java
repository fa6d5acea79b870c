package dev.willbridge.contracts.check;

import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator may have got wrong in a schema before its rules matter. Messages may quote it: no schema is secret. */
final class SchemaText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // else a rule written twice holds once
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SchemaText() {}

    /** @throws IllegalArgumentException saying in which line and column it is not JSON, and why */
    static JsonNode parse(byte[] schema) {
        try {
            return JSON.readTree(schema);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "It is not JSON, line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage()),
                    e);
        }
    }

    /**
     * Returns the schema's {@code $id}, which is told of every event that meets it: an absolute URI, as CloudEvents asks of
     * {@code dataschema}.
     *
     * @throws IllegalArgumentException where it has none
     */
    static String id(JsonNode schema) {
        String id = schema.path("$id").stringValue("");
        try {
            if (new URI(id).isAbsolute()) {
                return id;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException("Its $id must be a URI such as urn:example:customer.created:2");
    }
}
