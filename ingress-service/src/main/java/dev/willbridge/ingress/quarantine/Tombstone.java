package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.publish.Event;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Says that the entry of that id is resolved; compaction then forgets both. */
record Tombstone(String id) implements Event {

    @Override
    public String topic() {
        return QuarantineHeaders.TOPIC;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(), id.getBytes(UTF_8), null);
        record.headers().add(CloudEventHeaders.ID, id.getBytes(UTF_8));
        return record;
    }
}
