package dev.willbridge.ingress.document;

import static dev.willbridge.ingress.document.HeaderField.always;
import static dev.willbridge.ingress.document.HeaderField.sometimes;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The headers of each kind of record, in the order in which they are told. */
final class RecordHeaders {

    private static final String EVENT_ID = "^[0-9a-f]{32}$";
    private static final String TRACE_PARENT = "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    private RecordHeaders() {}

    /** Of an event on its type's topic. */
    static List<HeaderField> ofEvents(WebhookType type) {
        return List.of(
                specVersion(),
                id(
                        "The event's id, from SHA-256 over the body: the same for every delivery of the same bytes. De-duplicate"
                                + " by it."),
                source(),
                always(CloudEventHeaders.TYPE, "What happened.").fixed(type.cloudEventType()),
                sometimes(
                                CloudEventHeaders.SUBJECT,
                                "Whom it is about: the value at `%s`. Absent where that is empty."
                                        .formatted(type.subjectPointer()))
                        .with("minLength", 1),
                time(CloudEventHeaders.TIME, "When the webhook was received, in UTC."),
                always(CloudEventHeaders.DATA_SCHEMA, "The `$id` of the JSON Schema that the body conforms to.")
                        .with("format", "uri"),
                contentType("What the value is."),
                traceParent(),
                sometimes(
                                QuarantineHeaders.REPLAYED,
                                "When the event was let out of the quarantine, in UTC; absent where it never was there. Later"
                                        + " events of its case may have gone before it.")
                        .with("format", "date-time"));
    }

    /** Of a webhook in quarantine. */
    static List<HeaderField> ofQuarantined() {
        return List.of(
                specVersion(),
                id(
                        "The event's id, from SHA-256 over the body, and the record's key: tries of the same bytes are one entry."),
                source(),
                sometimes(CloudEventHeaders.TYPE, "What happened, where that is known."),
                time(CloudEventHeaders.TIME, "When the same bytes were received first, in UTC."),
                contentType("What the sender said that it is."),
                traceParent(),
                always(QuarantineHeaders.REASON, "Why it is here. There may be more reasons one day.")
                        .oneOf(
                                QuarantineHeaders.REASON_NOT_JSON,
                                QuarantineHeaders.REASON_CONTRACT_VIOLATED,
                                QuarantineHeaders.REASON_UNDELIVERABLE),
                always(
                                QuarantineHeaders.VIOLATIONS,
                                "A JSON array of objects with `pointer`, a JSON pointer, and `rule`. Nothing of the body is in"
                                        + " there.")
                        .with("contentMediaType", CloudEventHeaders.CONTENT_TYPE_JSON),
                sometimes(
                                QuarantineHeaders.CONTRACT,
                                "The `$id` of the JSON Schema that the body was checked against, where its type is known.")
                        .with("format", "uri"),
                time(QuarantineHeaders.FIRST_RECEIVED, "When the same bytes were received first, in UTC."),
                always(QuarantineHeaders.TRIES, "How often the same bytes were received.")
                        .with("pattern", "^[1-9][0-9]*$"));
    }

    /** Of the record without a value that ends an entry of the quarantine. */
    static List<HeaderField> ofTombstones() {
        return List.of(id("The id of the entry that is resolved, and the record's key."));
    }

    /** Returns the JSON Schema of an object with these headers. */
    static ObjectNode schema(List<HeaderField> fields) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        fields.forEach(field -> schema.withObject("/properties").set(field.name(), field.schema()));
        fields.stream()
                .filter(HeaderField::always)
                .forEach(field -> schema.withArray("/required").add(field.name()));
        return schema;
    }

    private static HeaderField specVersion() {
        return always(CloudEventHeaders.SPEC_VERSION, "The version of CloudEvents.")
                .fixed(CloudEventHeaders.SPEC_VERSION_1_0);
    }

    private static HeaderField id(String description) {
        return always(CloudEventHeaders.ID, description).with("pattern", EVENT_ID);
    }

    private static HeaderField source() {
        return always(CloudEventHeaders.SOURCE, "Where it comes from.").fixed(CloudEventHeaders.SOURCE_WILLSUITE);
    }

    private static HeaderField time(String name, String description) {
        return always(name, description).with("format", "date-time");
    }

    private static HeaderField contentType(String description) {
        return always(CloudEventHeaders.CONTENT_TYPE, description).fixed(CloudEventHeaders.CONTENT_TYPE_JSON);
    }

    private static HeaderField traceParent() {
        return sometimes(
                        CloudEventHeaders.TRACE_PARENT,
                        "The W3C trace context of the request, where it had a valid one.")
                .with("pattern", TRACE_PARENT);
    }
}
