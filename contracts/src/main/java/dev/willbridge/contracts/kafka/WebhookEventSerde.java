package dev.willbridge.contracts.kafka;

import org.apache.kafka.common.serialization.Serdes.WrapperSerde;

/**
 * For Kafka Streams: {@code Consumed.with(Serdes.String(), new WebhookEventSerde<>(CustomerCreated.class))}. Also for state
 * stores, and so for joins, which have no headers.
 *
 * @param <T> the payload's record, such as {@link dev.willbridge.contracts.CustomerCreated}
 */
public final class WebhookEventSerde<T> extends WrapperSerde<WebhookEvent<T>> {

    /**
     * Makes a serde for events of every type.
     *
     * @see WebhookEventDeserializer#WebhookEventDeserializer()
     */
    public WebhookEventSerde() {
        super(new WebhookEventSerializer<>(), new WebhookEventDeserializer<>());
    }

    /**
     * Makes a serde for events of one type.
     *
     * @see WebhookEventDeserializer#WebhookEventDeserializer(Class)
     */
    public WebhookEventSerde(Class<T> payload) {
        super(new WebhookEventSerializer<>(), new WebhookEventDeserializer<>(payload));
    }
}
