package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Some entries from the head of the spool, and how their delivery ended.
 *
 * <p>They go out in waves in which no key occurs twice, and a wave waits for the one before: so an event never overtakes an
 * earlier one of its key, not even where Kafka takes the later and fails the earlier. The first failure that is Kafka's ends
 * it; what was not acknowledged by then stays in the spool.
 */
final class Page {

    private final List<Shipment> shipments = new ArrayList<>();
    private final List<Undeliverable> undeliverable = new ArrayList<>();
    private @Nullable Exception outage;

    Page(List<SpoolEntry> entries) {
        for (SpoolEntry entry : entries) {
            try {
                shipments.add(new Shipment(entry, StoredRecord.decode(entry.content())));
            } catch (UnreadableRecordException e) {
                undeliverable.add(new Undeliverable(entry, null, "in entry " + entry.id(), e));
            }
        }
    }

    /**
     * Sends, and waits for the acknowledgements.
     *
     * @param producers gives the producer, or fails where Kafka cannot even be looked up
     */
    void deliver(Supplier<Producer<byte[], byte[]>> producers) throws InterruptedException {
        Producer<byte[], byte[]> producer;
        try {
            producer = producers.get();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            outage = e;
            return;
        }
        for (List<Shipment> wave : waves()) {
            for (Shipment shipment : wave) {
                shipment.send(producer);
            }
            for (Shipment shipment : wave) {
                shipment.await();
                blame(shipment);
            }
            if (outage != null) {
                return;
            }
        }
    }

    private List<List<Shipment>> waves() {
        List<List<Shipment>> waves = new ArrayList<>();
        Map<ByteBuffer, Integer> occurrences = new HashMap<>();
        for (Shipment shipment : shipments) {
            int wave = occurrences.merge(ByteBuffer.wrap(shipment.key()), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(shipment);
        }
        return waves;
    }

    private void blame(Shipment shipment) {
        Exception failure = shipment.failure();
        if (failure != null && Undeliverable.isReason(failure)) {
            undeliverable.add(new Undeliverable(shipment.entry(), shipment.record(), shipment.eventId(), failure));
        } else if (failure != null && outage == null) {
            outage = failure;
        }
    }

    /** Returns what is on the topic, as far as is known by now. */
    List<SpoolEntry> acknowledged() {
        return shipments.stream()
                .filter(Shipment::isAcknowledged)
                .map(Shipment::entry)
                .toList();
    }

    /** Returns what Kafka will never take, and why. */
    List<Undeliverable> undeliverable() {
        return undeliverable;
    }

    /** Returns what ended the delivery early, or null if nothing did. */
    @Nullable
    Exception outage() {
        return outage;
    }
}
