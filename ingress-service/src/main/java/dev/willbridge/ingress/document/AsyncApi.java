package dev.willbridge.ingress.document;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The topics, for consumers, as an AsyncAPI document. */
final class AsyncApi {

    /** The media type of such a document. */
    static final String MEDIA_TYPE = "application/vnd.aai.asyncapi+json;version=3.0.0";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BINDING_VERSION = "0.5.0";
    private static final String QUARANTINED = "quarantined";
    private static final String RESOLVED = "resolved";

    private final Contracts contracts;
    private final String version;

    AsyncApi(Contracts contracts, String version) {
        this.contracts = contracts;
        this.version = version;
    }

    /** Writes the document, of what is in force now. May block. */
    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "WillSuite's events on Kafka")
                .put("version", version)
                .put("description", "Each webhook of WillSuite, on a topic for its type.\n\n" + Guarantee.markdown())
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", CloudEventHeaders.CONTENT_TYPE_JSON);
        contracts.types().forEach(type -> addTopic(document, type));
        addQuarantine(document);
        return document;
    }

    private void addTopic(ObjectNode document, WebhookType type) {
        addChannel(document, type.topic(), type.name())
                .put("title", type.topic())
                .put("summary", "Every WillSuite webhook `%s` that conforms to its contract.".formatted(type.name()));
        ObjectNode message = document.withObject("/components/messages")
                .putObject(type.name())
                .put("name", type.cloudEventType())
                .put("title", type.name())
                .put(
                        "summary",
                        "A CloudEvents 1.0 event in binary mode; the value is the webhook's body, byte for byte.")
                .put("contentType", CloudEventHeaders.CONTENT_TYPE_JSON);
        message.set("headers", RecordHeaders.schema(RecordHeaders.ofEvents(type)));
        message.putObject("payload").put("$ref", "#/components/schemas/" + type.name());
        addKey(message, "The case id: the UTF-8 of the value at `%s`.".formatted(type.keyPointer()));
        addExample(message, type);
        document.withObject("/components/schemas").set(type.name(), contracts.schema(type));
    }

    private void addExample(ObjectNode message, WebhookType type) {
        contracts.example(type).ifPresent(example -> {
            message.withObject("/bindings/kafka/key").putArray("examples").add(example.key());
            ObjectNode shown = message.putArray("examples")
                    .addObject()
                    .put("name", "example")
                    .put("summary", "An example.");
            ObjectNode headers = shown.putObject("headers");
            example.headers().forEach(headers::put);
            shown.set("payload", JSON.readTree(example.value()));
        });
    }

    private static void addQuarantine(ObjectNode document) {
        ObjectNode channel = addChannel(document, QuarantineHeaders.TOPIC, QUARANTINED, RESOLVED)
                .put("title", QuarantineHeaders.TOPIC)
                .put(
                        "summary",
                        "Webhooks that were rejected and are kept, until an operator lets them out or discards them.")
                .put(
                        "description",
                        "For operators, not for consumers: no contract vouches for the values, and they are personal data."
                                + " Compacted by event id, so tries of the same bytes are one entry.");
        channel.withObject("/bindings/kafka/topicConfiguration")
                .putArray("cleanup.policy")
                .add("compact");
        ObjectNode quarantined = document.withObject("/components/messages")
                .putObject(QUARANTINED)
                .put("name", QUARANTINED)
                .put("title", "A rejected webhook")
                .put("summary", "The value is the body as it was received, which may be no JSON at all.");
        quarantined.set("headers", RecordHeaders.schema(RecordHeaders.ofQuarantined()));
        quarantined.putObject("payload").put("description", "Whatever was received: bytes, most often JSON.");
        addKey(quarantined, "The event's id.");
        ObjectNode resolved = document.withObject("/components/messages")
                .putObject(RESOLVED)
                .put("name", RESOLVED)
                .put("title", "The end of an entry")
                .put(
                        "summary",
                        "A record without a value (a tombstone): the entry of that id was replayed or discarded.");
        resolved.set("headers", RecordHeaders.schema(RecordHeaders.ofTombstones()));
        resolved.putObject("payload").put("type", "null");
        addKey(resolved, "The event's id.");
    }

    /** Adds a topic, what is on it, and that the service writes it. */
    private static ObjectNode addChannel(ObjectNode document, String topic, String... messages) {
        ObjectNode operation =
                document.withObject("/operations").putObject("write-" + topic).put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        ArrayNode written = operation.putArray("messages");
        ObjectNode channel = document.withObject("/channels").putObject(topic).put("address", topic);
        for (String message : List.of(messages)) {
            channel.withObject("/messages").putObject(message).put("$ref", "#/components/messages/" + message);
            written.addObject().put("$ref", "#/channels/%s/messages/%s".formatted(topic, message));
        }
        channel.withObject("/bindings/kafka").put("topic", topic).put("bindingVersion", BINDING_VERSION);
        return channel;
    }

    private static void addKey(ObjectNode message, String description) {
        ObjectNode binding = message.withObject("/bindings/kafka").put("bindingVersion", BINDING_VERSION);
        binding.putObject("key").put("type", "string").put("description", description);
    }
}
