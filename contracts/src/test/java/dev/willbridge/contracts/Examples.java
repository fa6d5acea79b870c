package dev.willbridge.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vendor's example of a {@code customer.created}, byte for byte as published, and bodies made from it; of the other
 * types, examples made by what was seen of its pages.
 */
public final class Examples {

    public static final String CASE_ID = "12345678-abcd-efgh-ijkl-1234567890ab";
    public static final String CUSTOMER_ID = "abcd1234-5678-90ef-abcd-1234567890ef";

    private Examples() {}

    public static byte[] body() {
        return resource("/willsuite/customer.created.example.json");
    }

    /** An example of that type. */
    public static byte[] body(WebhookType type) {
        return resource("/dev/willbridge/contracts/" + type.name() + ".example.json");
    }

    public static String text(WebhookType type) {
        return new String(body(type), UTF_8);
    }

    /** Returns a tree of that example for the caller to change. */
    public static ObjectNode tree(WebhookType type) {
        return (ObjectNode) json(text(type));
    }

    public static String text() {
        return new String(body(), UTF_8);
    }

    /** Returns a tree of the example for the caller to change. */
    public static ObjectNode tree() {
        return (ObjectNode) json(text());
    }

    public static byte[] body(JsonNode tree) {
        return JsonMapper.shared().writeValueAsBytes(tree);
    }

    /** The example with another value at the pointer, which may be a new property of an object in it. */
    public static byte[] bodyWith(String pointer, JsonNode value) {
        ObjectNode tree = tree();
        parent(tree, pointer).set(name(pointer), value);
        return body(tree);
    }

    /** The example with another value, in JSON, at the pointer. */
    public static byte[] bodyWith(String pointer, String json) {
        return bodyWith(pointer, json(json));
    }

    public static byte[] bodyWithout(String pointer) {
        ObjectNode tree = tree();
        parent(tree, pointer).remove(name(pointer));
        return body(tree);
    }

    /** The example with one more property, whose value is the text as it stands, be it JSON or not. */
    public static byte[] bodyWithUndeclared(String text) {
        return bodyWithUndeclared(text.getBytes(UTF_8));
    }

    /** The example with one more property, whose value is the bytes as they stand, be they JSON or not. */
    public static byte[] bodyWithUndeclared(byte[] value) {
        return join(
                "{\"undeclared\":".getBytes(UTF_8),
                value,
                text().replaceFirst("\\{", ",").getBytes(UTF_8));
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode parent(ObjectNode tree, String pointer) {
        return (ObjectNode) tree.at(JsonPointer.compile(pointer).head());
    }

    private static String name(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }
}
