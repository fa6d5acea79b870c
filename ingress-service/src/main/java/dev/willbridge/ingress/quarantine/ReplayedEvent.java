package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.publish.CloudEvent;
import dev.willbridge.ingress.publish.Event;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event that left the quarantine: what it would have been at the time, and when it was replayed. */
record ReplayedEvent(CloudEvent event, Instant replayed) implements Event {

    @Override
    public String id() {
        return event.id();
    }

    @Override
    public String topic() {
        return event.topic();
    }

    @Override
    public int size() {
        return event.size();
    }

    @Override
    public boolean isKeptElsewhere() {
        return true;
    }

    @Override
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = event.toRecord();
        record.headers().add(QuarantineHeaders.REPLAYED, replayed.toString().getBytes(UTF_8));
        return record;
    }
}
