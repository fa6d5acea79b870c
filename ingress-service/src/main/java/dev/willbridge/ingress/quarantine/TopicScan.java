package dev.willbridge.ingress.quarantine;

import dev.willbridge.contracts.QuarantineHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One reading of the quarantine topic, from its beginning to where it ended at the start. Blocks; for one thread at a time. */
final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE = 15;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    TopicScan(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        try {
            this.ends = begin();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Map<TopicPartition, Long> begin() {
        List<TopicPartition> partitions = consumer.partitionsFor(QuarantineHeaders.TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    /**
     * Returns further records, null at the end.
     *
     * @throws TimeoutException where Kafka says nothing for long
     */
    @Nullable
    ConsumerRecords<byte[], byte[]> next() {
        for (int polls = 0; polls < PATIENCE; polls++) {
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                return null;
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return records;
            }
        }
        throw new TimeoutException("The quarantine topic was not read within " + PATIENCE + " s");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
