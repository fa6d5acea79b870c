package dev.willbridge.contracts.check;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.Schema.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook type with its schema, compiled.
 *
 * @param id the schema's {@code $id}
 * @param vocabulary every property name in the schema
 */
record Contract(WebhookType type, String id, Schema schema, Set<String> vocabulary) {

    static final String WEBHOOK_TYPE_POINTER = "/webhook_type";

    /** @throws IllegalArgumentException naming the type, where its schema cannot be used */
    static Contract of(WebhookType type) {
        try (InputStream in = type.openSchema()) {
            JsonNode schema = JsonMapper.shared().readTree(in);
            SchemaCompiler compiler = new SchemaCompiler(Map.of(
                    Role.WEBHOOK_TYPE,
                    WEBHOOK_TYPE_POINTER,
                    Role.KEY,
                    type.keyPointer(),
                    Role.SUBJECT,
                    type.subjectPointer()));
            return new Contract(
                    type, schema.required("$id").stringValue(), compiler.compile(schema), compiler.vocabulary());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The schema of " + type.name() + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
