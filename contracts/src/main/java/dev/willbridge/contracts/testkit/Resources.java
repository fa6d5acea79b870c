package dev.willbridge.contracts.testkit;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What there is beside a payload's record: its schema, and an example. */
final class Resources {

    private Resources() {}

    static byte[] example(WebhookType type) {
        String name = type.name() + ".example.json";
        InputStream example = type.payload().getResourceAsStream(name);
        if (example == null) {
            throw new IllegalStateException("No " + name + " in the package of " + type.payload());
        }
        return bytes(example);
    }

    static String schemaId(WebhookType type, Json json) {
        if (json.parse(bytes(type.openSchema())).get("$id") instanceof String id) {
            return id;
        }
        throw new IllegalStateException("The schema of " + type.name() + " has no $id");
    }

    private static byte[] bytes(InputStream resource) {
        try (resource) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
