package dev.willbridge.ingress.quarantine;

import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE;
import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE_JSON;
import static dev.willbridge.contracts.CloudEventHeaders.ID;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE_WILLSUITE;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION_1_0;
import static dev.willbridge.contracts.CloudEventHeaders.TIME;
import static dev.willbridge.contracts.CloudEventHeaders.TRACE_PARENT;
import static dev.willbridge.contracts.CloudEventHeaders.TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.check.CheckResult.Violating;
import dev.willbridge.ingress.publish.Event;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A rejected body as it goes to the quarantine topic: a CloudEvent as far as it is one, with the reasons beside it. */
record QuarantinedEvent(Rejected rejected, Tries.Try attempt) implements Event {

    @Override
    public String id() {
        return rejected.result().eventId();
    }

    @Override
    public String topic() {
        return QuarantineHeaders.TOPIC;
    }

    @Override
    public int size() {
        return rejected.body().length;
    }

    @Override
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(), id().getBytes(UTF_8), rejected.body());
        Headers headers = record.headers();
        add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
        add(headers, ID, id());
        add(headers, SOURCE, SOURCE_WILLSUITE);
        if (rejected.result() instanceof Violating violating && violating.type() != null) {
            add(headers, TYPE, violating.type().cloudEventType());
        }
        add(headers, TIME, attempt.firstReceived().toString());
        add(headers, CONTENT_TYPE, CONTENT_TYPE_JSON);
        if (rejected.traceParent() != null) {
            add(headers, TRACE_PARENT, rejected.traceParent());
        }
        Reason reason = Reason.of(rejected.result());
        add(headers, QuarantineHeaders.REASON, reason.name());
        add(headers, QuarantineHeaders.VIOLATIONS, Entry.json(reason.breaches()));
        if (rejected.result() instanceof Violating violating && violating.dataSchema() != null) {
            add(headers, QuarantineHeaders.CONTRACT, violating.dataSchema());
        }
        add(headers, QuarantineHeaders.FIRST_RECEIVED, attempt.firstReceived().toString());
        add(headers, QuarantineHeaders.TRIES, String.valueOf(attempt.number()));
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "QuarantinedEvent[" + id() + "]";
    }
}
