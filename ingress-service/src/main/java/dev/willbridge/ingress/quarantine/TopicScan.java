package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.QuarantineHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the quarantine topic, up to where it ended at the start: of each event id the last record, unless that is a
 * tombstone. Blocks; for one thread at a time.
 *
 * <p>Takes one partition after another, and reads each twice, first to learn which records are the last: so it holds the ids
 * and offsets of one partition only. All records of an id are in one partition, as long as nobody changes how many there are.
 */
final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE = 15;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Iterator<TopicPartition> partitions;

    // Of the partition that is being read
    private @Nullable TopicPartition partition;
    private Map<String, Long> last = Map.of();

    TopicScan(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        try {
            List<TopicPartition> all = consumer.partitionsFor(QuarantineHeaders.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all); // or the client warns of each that it is asked about
            this.ends = consumer.endOffsets(all);
            this.partitions = all.iterator();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Returns further records, which may be none, or null at the end.
     *
     * @throws TimeoutException where Kafka says nothing for long
     */
    @Nullable
    List<ConsumerRecord<byte[], byte[]>> next() {
        TopicPartition current = partition;
        if (current == null || isRead(current)) {
            if (!partitions.hasNext()) {
                return null;
            }
            current = partitions.next();
            consumer.assign(List.of(current));
            last = lastOffsets(current);
            consumer.seekToBeginning(List.of(current));
            partition = current;
        }
        return StreamSupport.stream(poll(current).spliterator(), false)
                .filter(this::isLast)
                .toList();
    }

    private Map<String, Long> lastOffsets(TopicPartition current) {
        consumer.seekToBeginning(List.of(current));
        Map<String, Long> offsets = new HashMap<>();
        while (!isRead(current)) {
            for (ConsumerRecord<byte[], byte[]> record : poll(current)) {
                if (record.key() != null) { // nobody's, where the topic is not ours and not compacted
                    offsets.put(new String(record.key(), UTF_8), record.offset());
                }
            }
        }
        return offsets;
    }

    private boolean isLast(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return false;
        }
        Long offset = last.get(new String(record.key(), UTF_8));
        return offset != null && offset == record.offset();
    }

    private boolean isRead(TopicPartition current) {
        return consumer.position(current) >= ends.getOrDefault(current, 0L);
    }

    private ConsumerRecords<byte[], byte[]> poll(TopicPartition current) {
        for (int polls = 0; polls < PATIENCE && !isRead(current); polls++) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return records;
            }
        }
        if (isRead(current)) {
            return ConsumerRecords.empty();
        }
        throw new TimeoutException(current + " was not read within " + PATIENCE + " s");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
