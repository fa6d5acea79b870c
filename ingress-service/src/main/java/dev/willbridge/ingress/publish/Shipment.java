package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.ingress.spool.SpoolEntry;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** An entry of the spool on its way to its topic. */
final class Shipment implements Callback {

    private final SpoolEntry entry;
    private final ProducerRecord<byte[], byte[]> record;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Exception failure;

    Shipment(SpoolEntry entry, ProducerRecord<byte[], byte[]> record) {
        this.entry = entry;
        this.record = record;
    }

    SpoolEntry entry() {
        return entry;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    byte[] key() {
        return record.key();
    }

    String eventId() {
        return new String(record.headers().lastHeader(CloudEventHeaders.ID).value(), UTF_8);
    }

    /** Hands it to the producer; may block as the producer does. */
    @SuppressWarnings("FutureReturnValueIgnored") // the shipment is told itself
    void send(Producer<byte[], byte[]> producer) {
        try {
            producer.send(record, this);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            onCompletion(null, BrokenProducerException.orSame(e));
        }
    }

    /** Waits for the producer's verdict, which comes within its delivery timeout. */
    void await() throws InterruptedException {
        ended.await();
    }

    boolean isAcknowledged() {
        return ended.getCount() == 0 && failure == null;
    }

    /** Returns why it failed, or null if it did not so far. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** Called on the producer's network thread: must not block. */
    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        failure = exception;
        ended.countDown();
    }
}
