package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.publish.Event;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event that conforms and that Kafka refused for a reason of its own, as it goes to the quarantine topic, with the headers
 * that everything there has. No rate bounds these, for there are no more of them than of events that conform.
 */
record UndeliverableEvent(String id, ProducerRecord<byte[], byte[]> refused, Reason reason) implements Event {

    /**
     * Returns what to put in quarantine, or null for what must not go there: what came for the quarantine itself, and what came
     * out of it, because the tombstone that is behind that would take both away.
     */
    static @Nullable Event of(ProducerRecord<byte[], byte[]> refused, Exception reason) {
        String id = header(refused, CloudEventHeaders.ID);
        boolean isOfTheQuarantine = refused.topic().equals(QuarantineHeaders.TOPIC)
                || refused.headers().lastHeader(QuarantineHeaders.REPLAYED) != null;
        return id == null || isOfTheQuarantine
                ? null
                : new UndeliverableEvent(id, refused, Reason.undeliverable(reason));
    }

    @Override
    public String topic() {
        return QuarantineHeaders.TOPIC;
    }

    @Override
    public int size() {
        return refused.value().length;
    }

    @Override
    public boolean isKeptElsewhere() {
        return true;
    }

    @Override
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic(), null, id.getBytes(UTF_8), refused.value(), refused.headers());
        Headers headers = record.headers().remove(CloudEventHeaders.SUBJECT).remove(CloudEventHeaders.DATA_SCHEMA);
        add(headers, QuarantineHeaders.REASON, reason.name());
        add(headers, QuarantineHeaders.VIOLATIONS, Entry.json(reason.breaches()));
        add(headers, QuarantineHeaders.CONTRACT, header(refused, CloudEventHeaders.DATA_SCHEMA));
        add(headers, QuarantineHeaders.FIRST_RECEIVED, header(refused, CloudEventHeaders.TIME));
        add(headers, QuarantineHeaders.TRIES, "1");
        return record;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static @Nullable String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public String toString() {
        return "UndeliverableEvent[" + id + "]";
    }
}
