package dev.willbridge.ingress.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is published in the place of an event that Kafka refuses for a reason of the event's own, such as its size. Safe for
 * many threads; never blocks, and never throws.
 */
@FunctionalInterface
public interface Diversion {

    /**
     * Returns an event for another topic, which holds all that the refused one does and is {@linkplain Event#isKeptElsewhere kept
     * elsewhere} until it is there; or null where nothing may take its place.
     */
    @Nullable
    Event insteadOf(ProducerRecord<byte[], byte[]> refused, Exception reason);
}
