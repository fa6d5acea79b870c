package dev.willbridge.ingress.publish;

import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE;
import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE_JSON;
import static dev.willbridge.contracts.CloudEventHeaders.DATA_SCHEMA;
import static dev.willbridge.contracts.CloudEventHeaders.ID;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE_WILLSUITE;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION_1_0;
import static dev.willbridge.contracts.CloudEventHeaders.SUBJECT;
import static dev.willbridge.contracts.CloudEventHeaders.TIME;
import static dev.willbridge.contracts.CloudEventHeaders.TRACE_PARENT;
import static dev.willbridge.contracts.CloudEventHeaders.TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that conforms to its contract. On its topic, a CloudEvent: version 1.0, Kafka protocol binding, binary content
 * mode.
 *
 * @param id the CloudEvents id
 * @param dataSchema the id of the schema that the body met
 * @param key the case id, the key of the record
 * @param subject the CloudEvents subject, if there is one
 * @param time when the webhook was received
 * @param traceParent W3C trace context, if the request had one
 * @param body the value of the record, as received; not copied, so nobody may change it
 */
public record CloudEvent(
        String id,
        WebhookType type,
        String dataSchema,
        String key,
        @Nullable String subject,
        Instant time,
        @Nullable String traceParent,
        byte[] body)
        implements Event {

    /** What a body that conforms is published as. */
    public static CloudEvent of(Conforming conforming, Instant time, @Nullable String traceParent, byte[] body) {
        return new CloudEvent(
                conforming.eventId(),
                conforming.type(),
                conforming.dataSchema(),
                conforming.key(),
                conforming.subject(),
                time,
                traceParent,
                body);
    }

    @Override
    public String topic() {
        return type.topic();
    }

    @Override
    public int size() {
        return body.length;
    }

    @Override
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(), key.getBytes(UTF_8), body);
        Headers headers = record.headers();
        add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
        add(headers, ID, id);
        add(headers, SOURCE, SOURCE_WILLSUITE);
        add(headers, TYPE, type.cloudEventType());
        if (subject != null) {
            add(headers, SUBJECT, subject);
        }
        add(headers, TIME, time.toString());
        add(headers, DATA_SCHEMA, dataSchema);
        add(headers, CONTENT_TYPE, CONTENT_TYPE_JSON);
        if (traceParent != null) {
            add(headers, TRACE_PARENT, traceParent);
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "CloudEvent[" + id + ", " + type.name() + "]";
    }
}
