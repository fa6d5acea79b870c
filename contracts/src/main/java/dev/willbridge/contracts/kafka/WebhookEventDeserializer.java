package dev.willbridge.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.internal.Json;
import dev.willbridge.contracts.internal.JsonPointers;
import dev.willbridge.contracts.internal.UnreadableJsonException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of the topics. Needs no configuration, and takes Jackson 3 where that is on the class path, otherwise
 * Jackson 2; how the application has set up its own makes no difference. Thread-safe.
 *
 * <p>What it cannot read is a {@link SerializationException} without a cause, which says what is wrong and holds nothing of the
 * payload. It is thrown again each time that the record is read, so something has to step over the record: Spring's
 * {@code ErrorHandlingDeserializer}; with the plain consumer, a {@code seek} to behind the one that
 * {@code RecordDeserializationException} names; with Kafka Streams, a {@code DeserializationExceptionHandler}. A record without
 * a value is null.
 *
 * @param <T> the payload's record, such as {@link dev.willbridge.contracts.CustomerCreated}
 */
public final class WebhookEventDeserializer<T> implements Deserializer<WebhookEvent<T>> {

    private final Json json;
    private final Map<String, WebhookType> types;

    /**
     * Reads events of every type, for a consumer that is configured by class name. That the payload is a {@code T} rests on
     * which topics the caller reads; use {@code WebhookEvent<?>} where these are several.
     *
     * @throws IllegalStateException where there is no Jackson on the class path
     */
    public WebhookEventDeserializer() {
        this(Json.available(), WebhookTypes.ALL);
    }

    /**
     * Reads events of one type; those of others are refused.
     *
     * @throws IllegalArgumentException where no webhook has that payload
     * @throws IllegalStateException where there is no Jackson on the class path
     */
    public WebhookEventDeserializer(Class<T> payload) {
        this(Json.available(), typesOf(payload));
    }

    WebhookEventDeserializer(Json json, Collection<WebhookType> types) {
        this.json = json;
        this.types = types.stream().collect(Collectors.toMap(WebhookType::cloudEventType, Function.identity()));
    }

    @Override
    @SuppressWarnings("NullAway") // the interface, which knows no annotations, allows null in and out
    public @Nullable WebhookEvent<T> deserialize(String topic, @Nullable Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        if (Envelope.isEnvelope(data)) {
            Envelope envelope = Envelope.decode(data);
            return read(Attributes.of(envelope.headers()::get), envelope.body());
        }
        return read(Attributes.of(name -> text(headers, name)), data);
    }

    /** Reads what {@link WebhookEventSerializer} wrote without headers, as into a state store of Kafka Streams. */
    @Override
    public @Nullable WebhookEvent<T> deserialize(String topic, byte @Nullable [] data) {
        return deserialize(topic, null, data);
    }

    @SuppressWarnings("unchecked") // the payload is of the type's class, which is T's where one was given
    private WebhookEvent<T> read(Attributes attributes, byte[] body) {
        WebhookType type = types.get(attributes.type());
        if (type == null) {
            throw unreadable(attributes, "is of another type than " + types.keySet());
        }
        try {
            Map<String, @Nullable Object> tree = json.parse(body);
            if (JsonPointers.get(tree, type.keyPointer()) instanceof String key) {
                return new WebhookEvent<>(attributes, key, (T) json.convert(tree, type.payload()), body);
            }
        } catch (UnreadableJsonException e) {
            throw unreadable(attributes, e.getMessage());
        }
        throw unreadable(attributes, "has no case id at '" + type.keyPointer() + "'");
    }

    private static SerializationException unreadable(Attributes attributes, @Nullable String why) {
        String id = attributes.id().matches("[0-9a-f]{32}") ? attributes.id() : "?"; // another's may be anything
        return new SerializationException("Event " + id + " " + why);
    }

    private static @Nullable String text(@Nullable Headers headers, String name) {
        Header header = headers == null ? null : headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static Collection<WebhookType> typesOf(Class<?> payload) {
        Collection<WebhookType> types = WebhookTypes.ALL.stream()
                .filter(type -> type.payload().equals(payload))
                .toList();
        if (types.isEmpty()) {
            throw new IllegalArgumentException("No webhook has the payload " + payload.getName());
        }
        return types;
    }
}
