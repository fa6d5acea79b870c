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

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An event as a Kafka record: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
final class CloudEventRecord {

    private CloudEventRecord() {}

    static ProducerRecord<byte[], byte[]> of(Event event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(event.type().topic(), event.key().getBytes(UTF_8), event.body());
        Headers headers = record.headers();
        add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
        add(headers, ID, event.id());
        add(headers, SOURCE, SOURCE_WILLSUITE);
        add(headers, TYPE, event.type().cloudEventType());
        if (event.subject() != null) {
            add(headers, SUBJECT, event.subject());
        }
        add(headers, TIME, event.time().toString());
        add(headers, DATA_SCHEMA, event.dataSchema());
        add(headers, CONTENT_TYPE, CONTENT_TYPE_JSON);
        if (event.traceParent() != null) {
            add(headers, TRACE_PARENT, event.traceParent());
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
