package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.quarantine.Reason.Breach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

/** What is in quarantine by the records of its topic, whoever wrote them. */
class QuarantineTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant WRITTEN = Instant.parse("2026-11-24T03:00:00Z");

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<MockConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    private final QuarantineTopic quarantine = new QuarantineTopic(this::consumer);
    private boolean broken;
    private Pause beforePoll = Pause.over();

    @Test
    void anEmptyTopicHasNoEntries() {
        assertThat(entries()).isEmpty();
    }

    @Test
    void theLastRecordOfAnIdIsItsEntry() {
        write("a", "first");
        write("b", "other");
        write("a", "second");

        assertThat(entries())
                .extracting(entry -> entry.id() + " " + new String(entry.body(), UTF_8))
                .containsExactly("b other", "a second");
    }

    @Test
    void aTombstoneResolvesAnEntryUntilItIsRejectedAgain() {
        write("a", "body");
        write("a", null);
        assertThat(entries()).isEmpty();

        write("a", "body");
        assertThat(entries()).extracting(Entry::id).containsExactly("a");
    }

    @Test
    void anEmptyBodyIsAnEntryAndNoTombstone() {
        write("a", "");

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).isEmpty());
    }

    @Test
    void aRecordWithoutAKeyIsNobodysEntry() {
        write(null, "not ours");
        write("a", "body");
        write(null, null);

        assertThat(entries()).extracting(Entry::id).containsExactly("a");
    }

    @Test
    void headersAreReadAsTheyWereWritten() {
        write(
                "a",
                "body",
                Map.of(
                        QuarantineHeaders.REASON, "contract-violated",
                        QuarantineHeaders.VIOLATIONS, "[{\"pointer\":\"/a\",\"rule\":\"type\"}]",
                        QuarantineHeaders.CONTRACT, "urn:x",
                        QuarantineHeaders.FIRST_RECEIVED, "2026-01-02T03:04:05Z",
                        QuarantineHeaders.TRIES, "7",
                        CloudEventHeaders.TYPE, "willsuite.x",
                        CloudEventHeaders.TRACE_PARENT, "00-1-2-01"));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo(new Reason("contract-violated", List.of(new Breach("/a", "type"))));
            assertThat(entry.contract()).isEqualTo("urn:x");
            assertThat(entry.firstReceived()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(entry.tries()).isEqualTo(7);
            assertThat(entry.type()).isEqualTo("willsuite.x");
            assertThat(entry.traceParent()).isEqualTo("00-1-2-01");
        });
    }

    @Test
    void aRecordWithoutHeadersIsAnEntryOfWhichLittleIsKnown() {
        write("a", "body");

        assertThat(entries()).singleElement().satisfies(QuarantineTopicTest::isHardlyKnown);
    }

    @Test
    void headersWithoutAValueAreAsIfTheyWereMissing() {
        Map<String, String> headers = new TreeMap<>();
        for (String name : List.of(
                QuarantineHeaders.REASON,
                QuarantineHeaders.VIOLATIONS,
                QuarantineHeaders.CONTRACT,
                QuarantineHeaders.FIRST_RECEIVED,
                QuarantineHeaders.TRIES)) {
            headers.put(name, null);
        }
        write("a", "body", headers);

        assertThat(entries()).singleElement().satisfies(QuarantineTopicTest::isHardlyKnown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "null",
                "{}",
                "7",
                "[null]",
                "[7]",
                "[{}]",
                "[{\"pointer\":null,\"rule\":null}]",
                "[{\"pointer\":\"/a\"}]",
                "[{\"rule\":\"type\"}]",
                "[{\"pointer\":[],\"rule\":{}}]",
                "[{\"pointer\":\"/a\",\"rule\":\"type\",\"more\":1}]"
            })
    void violationsThatMakeNoSenseBreakNothing(String violations) {
        write("a", "body", Map.of(QuarantineHeaders.VIOLATIONS, violations));

        Listing listing = new Listing(10);
        entries().forEach(listing::add);

        assertThat(listing.getTotal()).isEqualTo(1);
        assertThat(listing.getEntries()).extracting(Summary::id).containsExactly("a");
    }

    @Test
    void anEntryPrintsNothingOfItsBody() {
        write("a", "Xq7canary");

        assertThat(entries().toString()).contains("a").doesNotContain("canary");
    }

    @Test
    void everyReadingClosesItsConsumers() {
        write("a", "body");
        write("b", "body");

        entries();
        assertThat(quarantine.entries().next().block(PATIENCE).id()).isEqualTo("a");

        assertThat(consumers).hasSize(2);
        awaitClosed();
    }

    @Test
    void aReadingThatFailsClosesItsConsumerToo() {
        broken = true;

        assertThatThrownBy(this::entries).isInstanceOf(KafkaException.class);

        assertThat(consumers).hasSize(1);
        awaitClosed();
    }

    @Test
    void whoeverGoesInTheMiddleOfAReadingNeitherInterruptsItNorClosesItsConsumerUnderIt() {
        write("a", "body");
        beforePoll = new Pause();
        Disposable reading = quarantine.entries().subscribe();
        beforePoll.awaitBegun();

        reading.dispose();

        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> !beforePoll.isInterrupted() && !consumers.get(0).closed());
        beforePoll.end();
        awaitClosed();
    }

    private static void isHardlyKnown(Entry entry) {
        assertThat(entry.reason()).isEqualTo(new Reason("unknown", List.of()));
        assertThat(entry.firstReceived()).isEqualTo(WRITTEN);
        assertThat(entry.tries()).isEqualTo(1);
        assertThat(entry.type()).isNull();
        assertThat(entry.contract()).isNull();
    }

    private void awaitClosed() {
        Awaitility.await("closing").untilAsserted(() -> assertThat(consumers).allMatch(MockConsumer::closed));
    }

    private List<Entry> entries() {
        return quarantine.entries().collectList().block(PATIENCE);
    }

    private void write(String key, String value) {
        write(key, value, Map.of());
    }

    private void write(String key, String value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, bytes(text)));
        records.add(new ConsumerRecord<>(
                QuarantineHeaders.TOPIC,
                0,
                records.size(),
                WRITTEN.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                bytes(value),
                all,
                Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    /** Reads what is written by now. */
    private MockConsumer<byte[], byte[]> consumer() {
        TopicPartition partition = new TopicPartition(QuarantineHeaders.TOPIC, 0);
        Node node = new Node(1, "localhost", 1);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
                if (broken) {
                    throw new KafkaException("away");
                }
                return super.endOffsets(partitions);
            }

            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) { // not synchronized, as close() is
                beforePoll.take();
                return super.poll(timeout);
            }

            @Override
            public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
                super.seekToBeginning(partitions);
                records.forEach(this::addRecord); // it forgets what it gave out
            }
        };
        consumer.updatePartitions(
                QuarantineHeaders.TOPIC,
                List.of(new PartitionInfo(QuarantineHeaders.TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) records.size()));
        consumers.add(consumer);
        return consumer;
    }

    /** What a reader takes in the middle of a reading. */
    private static final class Pause {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean interrupted;

        static Pause over() {
            Pause pause = new Pause();
            pause.end();
            return pause;
        }

        void take() {
            begun.countDown();
            try {
                assertThat(end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                interrupted = true;
                throw new InterruptException(e);
            }
        }

        void awaitBegun() {
            try {
                assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isInterrupted() {
            return interrupted;
        }

        void end() {
            end.countDown();
        }
    }
}
