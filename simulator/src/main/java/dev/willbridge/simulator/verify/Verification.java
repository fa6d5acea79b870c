package dev.willbridge.simulator.verify;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.journal.JournalContents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topics from the journal's start on, and goes on as long as something is missing that may still come: the bridge may
 * have it in its spool. Needs a fifth of a kilobyte for each event, more or less. For one thread, once.
 */
public final class Verification implements AutoCloseable {

    /** By how much the clocks of the sender and of the bridge may differ. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

    private final JournalContents journal;
    private final Consumer<byte[], byte[]> consumer;
    private final Expectations expectations;
    private final Findings findings;

    /** @param exclusive whether nobody else writes to the topics, so that whatever else is there is a failure */
    Verification(JournalContents journal, Consumer<byte[], byte[]> consumer, boolean exclusive) {
        this.journal = journal;
        this.consumer = consumer;
        this.expectations = Expectations.of(journal);
        this.findings = new Findings(expectations, exclusive);
    }

    /**
     * Prepares a proof, and asks nothing of Kafka yet.
     *
     * @param kafka properties of Kafka's consumer, the bootstrap servers at least
     * @throws UserException where those make no sense
     */
    public static Verification of(JournalContents journal, Map<String, Object> kafka, boolean exclusive) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        properties.put("fetch.max.wait.ms", "100");
        try {
            Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new Verification(journal, consumer, exclusive);
        } catch (ConfigException e) {
            throw new UserException("Of Kafka's settings: " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw new UserException(
                    "Of Kafka's settings: " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
    }

    /**
     * Reads and compares.
     *
     * @param patience for how long to wait for what is missing, since the last that came
     * @throws UserException where Kafka does not answer
     */
    public Proof run(Duration patience) {
        try {
            if (assign(patience)) {
                read(patience);
            }
        } catch (TimeoutException e) {
            throw new UserException("Kafka does not answer: " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw new UserException("Kafka refuses: " + e.getMessage(), e);
        }
        return findings.proof();
    }

    private void read(Duration patience) {
        long lastFound = System.nanoTime();
        int found = 0;
        while (true) {
            consumer.poll(POLL).forEach(findings::take);
            if (findings.found() > found) {
                found = findings.found();
                lastFound = System.nanoTime();
            }
            boolean patient = System.nanoTime() - lastFound < patience.toNanos();
            if (isAtEnd() && (!patient || findings.isComplete())) {
                return;
            }
        }
    }

    /** Takes the partitions of both topics, each from the start on. Returns whether there are any. */
    private boolean assign(Duration patience) {
        long start = System.nanoTime();
        while (!(hasPartitions(CustomerCreated.TOPIC) && hasPartitions(QuarantineHeaders.TOPIC))
                && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(POLL.toNanos()); // the bridge makes its topics once Kafka is there
        }
        List<TopicPartition> partitions = Stream.of(CustomerCreated.TOPIC, QuarantineHeaders.TOPIC)
                .flatMap(topic -> consumer.partitionsFor(topic, KAFKA_TIMEOUT).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Instant from = journal.start().minus(CLOCK_SLACK);
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times, KAFKA_TIMEOUT);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, KAFKA_TIMEOUT);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = offsets.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
        return !partitions.isEmpty();
    }

    private boolean hasPartitions(String topic) {
        return !consumer.partitionsFor(topic, KAFKA_TIMEOUT).isEmpty();
    }

    private boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment(), KAFKA_TIMEOUT).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), KAFKA_TIMEOUT) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
