package dev.willbridge.contracts.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an operator would mount: the schema of {@code customer.created} under another {@code $id}, with changes. */
final class AmendedSchemas {

    static final String ID = "urn:example:customer.created:2";

    private AmendedSchemas() {}

    static byte[] with(Consumer<ObjectNode> change) {
        try (InputStream in = WebhookTypes.CUSTOMER_CREATED.openSchema()) {
            ObjectNode schema = (ObjectNode) JsonMapper.shared().readTree(in);
            schema.put("$id", ID);
            change.accept(schema);
            return schema.toString().getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With another subschema for the property that the pointer is to in a body. */
    static byte[] withPropertyAt(String pointer, String schema) {
        return with(root -> {
            String[] names = pointer.substring(1).split("/");
            ObjectNode at = root;
            for (int i = 0; i < names.length - 1; i++) {
                at = at.withObject("/properties/" + names[i]);
            }
            at.withObject("/properties").set(names[names.length - 1], Examples.json(schema));
        });
    }

    /** With a further property. In its subschema, ' is a quote and 1 an empty subschema. */
    static byte[] withProperty(String name, String schema) {
        return withPropertyAt(
                "/" + name, schema.replace('\'', '"').replace(":1", ":{}").replaceFirst("^1$", "{}"));
    }
}
