package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the spool that Kafka will never take as it is.
 *
 * @param record what it holds, or null where it cannot be read
 * @param eventId the CloudEvents id, or what stands for it where the entry cannot be read
 */
record Undeliverable(
        SpoolEntry entry, @Nullable ProducerRecord<byte[], byte[]> record, String eventId, Exception reason) {

    /**
     * Returns whether a failure is the record's own, and the same record would fail again on a sound Kafka. Whatever is not
     * known to be so is the operator's: a timeout, a missing right, an unknown topic, too few replicas.
     */
    static boolean isReason(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException
                || failure instanceof UnreadableRecordException;
    }
}
