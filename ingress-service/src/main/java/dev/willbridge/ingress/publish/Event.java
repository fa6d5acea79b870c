package dev.willbridge.ingress.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Something on its way to a topic. Prints nothing of its value. */
public interface Event {

    /** Returns the CloudEvents id. */
    String id();

    String topic();

    /** Returns how many bytes the value has. */
    int size();

    /** Makes the record that will be on the topic. */
    ProducerRecord<byte[], byte[]> toRecord();
}
