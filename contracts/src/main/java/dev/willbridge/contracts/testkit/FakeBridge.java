package dev.willbridge.contracts.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts events on the topics of any broker, as the bridge would. Makes no topics: the broker does, or the test. Thread-safe.
 */
public final class FakeBridge implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    /** Connects to a broker without authentication, such as an embedded one or one in a container. */
    public FakeBridge(String bootstrapServers) {
        this(new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    }

    /** Takes a producer that the test has set up, and closes it with this. */
    public FakeBridge(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends an event, and returns once the broker has it. Sent twice, it is a repetition: the same id again.
     *
     * @throws IllegalStateException where the broker does not take it
     */
    public RecordMetadata send(TestEvent<?> event) {
        return send(event.toRecord());
    }

    /**
     * Sends what claims to be such an event and has a value that no consumer can read, which the bridge never does: to see
     * that a consumer steps over it.
     *
     * @throws IllegalStateException where the broker does not take it
     */
    public RecordMetadata sendUnreadable(TestEvent<?> event) {
        ProducerRecord<byte[], byte[]> record = event.toRecord();
        return send(new ProducerRecord<>(
                record.topic(),
                null,
                record.key(),
                "{\"unreadable\":".getBytes(StandardCharsets.UTF_8),
                record.headers()));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take the event", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker was taking the event", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
