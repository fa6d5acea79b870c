package dev.willbridge.contracts.check;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.Schema.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A webhook type with its schema, compiled.
 *
 * @param quotedName the type's name as a body has it that escapes nothing
 * @param id the schema's {@code $id}
 * @param pointers show the names that are in the schema
 */
record Contract(WebhookType type, String quotedName, String id, Schema schema, Pointers pointers) {

    static final String WEBHOOK_TYPE_POINTER = "/webhook_type";

    /** @throws IllegalArgumentException naming the type, where the schema that comes with it cannot be used */
    static Contract builtIn(WebhookType type) {
        try (InputStream in = type.openSchema()) {
            return of(type, in.readAllBytes());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The schema of " + type.name() + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the type, where the schema that is to take the place of its own cannot */
    static Contract amended(WebhookType type, byte[] schema) {
        try {
            return of(type, schema);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The amended schema of " + type.name() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Contract of(WebhookType type, byte[] text) {
        JsonNode schema = SchemaText.parse(text);
        SchemaCompiler compiler = new SchemaCompiler(Map.of(
                Role.WEBHOOK_TYPE,
                WEBHOOK_TYPE_POINTER,
                Role.KEY,
                type.keyPointer(),
                Role.SUBJECT,
                type.subjectPointer()));
        Schema compiled = compiler.compile(schema);
        String quotedName = '"' + type.name() + '"';
        return new Contract(type, quotedName, SchemaText.id(schema), compiled, new Pointers(compiler.vocabulary()));
    }
}
