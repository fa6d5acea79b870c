package dev.willbridge.ingress.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Something on its way to a topic. Prints nothing of its value. */
public interface Event {

    /** Returns the CloudEvents id. */
    String id();

    String topic();

    /** Returns how many bytes the value has. */
    int size();

    /**
     * Returns whether it is kept elsewhere for as long as its topic does not have it. Then nothing more is done for it where
     * Kafka refuses it for a reason of its own; see {@link PublishResult#REFUSED}.
     */
    default boolean isKeptElsewhere() {
        return false;
    }

    /** Makes the record that will be on the topic. */
    ProducerRecord<byte[], byte[]> toRecord();
}
