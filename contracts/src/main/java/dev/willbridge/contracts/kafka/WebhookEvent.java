package dev.willbridge.contracts.kafka;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as a consumer gets it: the payload, and the CloudEvents attributes around it. Holds personal data and prints none
 * of it. Immutable, provided that nobody changes {@link #body()}.
 *
 * <p>Made by {@link WebhookEventDeserializer}; in tests, by {@code TestEvent} of the test kit.
 *
 * @param <T> the payload's record, such as {@link dev.willbridge.contracts.CustomerCreated}
 */
public final class WebhookEvent<T> {

    private final Attributes attributes;
    private final String key;
    private final T payload;
    private final byte[] body;

    WebhookEvent(Attributes attributes, String key, T payload, byte[] body) {
        this.attributes = attributes;
        this.key = key;
        this.payload = payload;
        this.body = body;
    }

    /** Returns the {@link EventId}: the same for every delivery of the same bytes, so it is what to de-duplicate by. */
    public String id() {
        return attributes.id();
    }

    /** Returns the CloudEvents type, {@link WebhookType#cloudEventType()}. */
    public String type() {
        return attributes.type();
    }

    /** Returns the CloudEvents source, {@value dev.willbridge.contracts.CloudEventHeaders#SOURCE_WILLSUITE}. */
    public String source() {
        return attributes.source();
    }

    /** Returns the CloudEvents subject, such as the customer's id; null where the payload's is empty. */
    public @Nullable String subject() {
        return attributes.subject();
    }

    /** Returns when the bridge received the webhook. Not when the thing happened: WillSuite does not say that. */
    public Instant time() {
        return attributes.time();
    }

    /** Returns the {@code $id} of the JSON Schema that the payload was checked against. */
    public String dataSchema() {
        return attributes.dataSchema();
    }

    /**
     * Returns when the event was let out of the quarantine; null for all that never were in there. Such an event is out of
     * order: later ones of its key may have come before it.
     */
    public @Nullable Instant replayed() {
        return attributes.replayed();
    }

    /** Returns the case id, an opaque string: the key of the Kafka record. */
    public String key() {
        return key;
    }

    public T payload() {
        return payload;
    }

    /**
     * Returns the webhook's body, byte for byte, with what the record does not know. Not copied: nobody may change it.
     */
    public byte[] body() {
        return body;
    }

    Attributes attributes() {
        return attributes;
    }

    /** Events are equal where their attributes and bodies are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookEvent<?> event
                && attributes.equals(event.attributes)
                && Arrays.equals(body, event.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attributes);
    }

    @Override
    public String toString() {
        return "WebhookEvent[" + id() + ", " + type() + "]";
    }
}
