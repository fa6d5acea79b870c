package dev.willbridge.contracts.testkit;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.internal.Json;
import dev.willbridge.contracts.internal.JsonPointers;
import dev.willbridge.contracts.kafka.WebhookEvent;
import dev.willbridge.contracts.kafka.WebhookEventDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event for tests, from the example of its type: {@code TestEvent.of(CustomerCreated.class).caseId("case-1")}.
 * Immutable; each change returns another.
 *
 * <p>It becomes the record that the bridge would put on the topic: the same topic, key, value and headers, in the same order.
 * Unlike the bridge, it does not check the contract, so that a consumer can be shown what an amended schema would let through.
 *
 * @param <T> the payload's record
 */
public final class TestEvent<T> {

    private static final Json JSON = Json.available();

    private final WebhookType type;
    private final Class<T> payload;
    private final byte[] body;
    private final Instant time;
    private final @Nullable String traceParent;
    private final @Nullable Instant replayed;

    private TestEvent(
            WebhookType type,
            Class<T> payload,
            byte[] body,
            Instant time,
            @Nullable String traceParent,
            @Nullable Instant replayed) {
        this.type = type;
        this.payload = payload;
        this.body = body;
        this.time = time;
        this.traceParent = traceParent;
        this.replayed = replayed;
    }

    /**
     * Returns the example of a type, received now.
     *
     * @throws IllegalArgumentException where no webhook has that payload
     */
    public static <T> TestEvent<T> of(Class<T> payload) {
        WebhookType type = WebhookTypes.ALL.stream()
                .filter(each -> each.payload().equals(payload))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No webhook has the payload " + payload.getName()));
        return new TestEvent<>(type, payload, Resources.example(type), Instant.now(), null, null);
    }

    /** Returns an event with a payload of your own, received now. */
    @SuppressWarnings("unchecked") // the class of a T
    public static <T> TestEvent<T> of(T payload) {
        return of((Class<T>) payload.getClass()).withBody(JSON.write(payload));
    }

    /** Returns the example of each type that the bridge carries. */
    public static Stream<TestEvent<?>> ofEveryType() {
        return WebhookTypes.ALL.stream().map(type -> of(type.payload()));
    }

    /**
     * Returns the event with another value in its body.
     *
     * @param pointer a JSON pointer, such as {@code /customer_data/last_name}; may be to a new property
     * @param value text, number, boolean, null, or a map or list of such
     * @throws IllegalArgumentException where the body has no object or element to hold it
     */
    public TestEvent<T> with(String pointer, @Nullable Object value) {
        return withChanged(tree -> JsonPointers.set(tree, pointer, value));
    }

    /**
     * Returns the event without a property of its body.
     *
     * @throws IllegalArgumentException where the body has no such property
     */
    public TestEvent<T> without(String pointer) {
        return withChanged(tree -> JsonPointers.remove(tree, pointer));
    }

    /** Returns the event with another case id, and so another key, wherever the type has its own. */
    public TestEvent<T> caseId(String caseId) {
        return with(type.keyPointer(), caseId);
    }

    /** Returns the event with another body, byte for byte, be it what it may as long as it has a case id. */
    public TestEvent<T> withBody(byte[] other) {
        return new TestEvent<>(type, payload, other.clone(), time, traceParent, replayed);
    }

    public TestEvent<T> receivedAt(Instant other) {
        return new TestEvent<>(type, payload, body, other, traceParent, replayed);
    }

    /** Returns the event as it comes out of the quarantine. */
    public TestEvent<T> replayedAt(Instant when) {
        return new TestEvent<>(type, payload, body, time, traceParent, when);
    }

    /** Returns the event with the W3C trace context of its request. */
    public TestEvent<T> traceParent(String other) {
        return new TestEvent<>(type, payload, body, time, other, replayed);
    }

    /** Returns {@code ce_id}: that of another event as soon as the body is another. */
    public String id() {
        return EventId.of(body);
    }

    public String topic() {
        return type.topic();
    }

    /** Returns the body, not copied. */
    public byte[] body() {
        return body;
    }

    /**
     * Makes the record that the bridge would put on the topic.
     *
     * @throws IllegalStateException where the body has no case id, which is the key
     */
    public ProducerRecord<byte[], byte[]> toRecord() {
        Map<String, @Nullable Object> tree = JSON.parse(body);
        if (!(JsonPointers.get(tree, type.keyPointer()) instanceof String key)) {
            throw new IllegalStateException("The event has no case id at " + type.keyPointer());
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(), utf8(key), body);
        add(record, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        add(record, CloudEventHeaders.ID, id());
        add(record, CloudEventHeaders.SOURCE, CloudEventHeaders.SOURCE_WILLSUITE);
        add(record, CloudEventHeaders.TYPE, type.cloudEventType());
        add(record, CloudEventHeaders.SUBJECT, subject(tree));
        add(record, CloudEventHeaders.TIME, time.toString());
        add(record, CloudEventHeaders.DATA_SCHEMA, Resources.schemaId(type, JSON));
        add(record, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.CONTENT_TYPE_JSON);
        add(record, CloudEventHeaders.TRACE_PARENT, traceParent);
        add(record, QuarantineHeaders.REPLAYED, replayed == null ? null : replayed.toString());
        return record;
    }

    /** Returns the event as a consumer reads it, for tests that need no broker. */
    public WebhookEvent<T> toEvent() {
        ProducerRecord<byte[], byte[]> record = toRecord();
        WebhookEventDeserializer<T> deserializer = new WebhookEventDeserializer<>(payload);
        return Objects.requireNonNull(deserializer.deserialize(record.topic(), record.headers(), record.value()));
    }

    /** Prints nothing of the payload. */
    @Override
    public String toString() {
        return "TestEvent[" + id() + ", " + type.name() + "]";
    }

    private TestEvent<T> withChanged(Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> tree = JSON.parse(body);
        change.accept(tree);
        return withBody(JSON.write(tree));
    }

    private @Nullable String subject(Map<String, @Nullable Object> tree) {
        return JsonPointers.get(tree, type.subjectPointer()) instanceof String subject && isAttribute(subject)
                ? subject
                : null;
    }

    /** As CloudEvents has it: not empty, and without control characters. */
    private static boolean isAttribute(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String header, @Nullable String value) {
        if (value != null) {
            record.headers().add(header, utf8(value));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
