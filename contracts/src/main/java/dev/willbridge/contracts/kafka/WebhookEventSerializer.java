package dev.willbridge.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as it was read: the body byte for byte, and the attributes as headers, in place of what there is under these
 * names. Where there can be no headers, as in a state store of Kafka Streams, the attributes go before the body, in a format
 * of its own that {@link WebhookEventDeserializer} reads in this and later versions. Thread-safe.
 *
 * @param <T> the payload's record, such as {@link dev.willbridge.contracts.CustomerCreated}
 */
public final class WebhookEventSerializer<T> implements Serializer<WebhookEvent<T>> {

    /** Makes a serializer for events of every type. */
    public WebhookEventSerializer() {}

    @Override
    @SuppressWarnings("NullAway") // the interface, which knows no annotations, allows null in and out
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable WebhookEvent<T> event) {
        if (event == null) {
            return null;
        }
        event.attributes().toHeaders().forEach((name, value) -> {
            headers.remove(name);
            headers.add(name, value.getBytes(UTF_8));
        });
        return event.body();
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable WebhookEvent<T> event) {
        return event == null ? null : new Envelope(event.attributes().toHeaders(), event.body()).encode();
    }
}
