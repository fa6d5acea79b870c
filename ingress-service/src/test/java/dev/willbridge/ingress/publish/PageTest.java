package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.ingress.spool.SpoolEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A page of the spool, and a producer whose acknowledgements come when the test says so. */
class PageTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void anEventIsSentOnlyWhenTheOneBeforeItOfItsCaseIsAcknowledged() {
        Page page = page("a", "b", "a", "c", "b", "a");
        CompletableFuture<Void> delivery = delivering(page);

        awaitSent("a0", "b1", "c3");
        acknowledge(2);
        assertThat(producer.history()).hasSize(3);
        acknowledge(1);
        awaitSent("a0", "b1", "c3", "a2", "b4");
        acknowledge(2);
        awaitSent("a0", "b1", "c3", "a2", "b4", "a5");
        acknowledge(1);

        assertThat(delivery).succeedsWithin(Duration.ofSeconds(5));
        assertThat(page.acknowledged()).extracting(SpoolEntry::id).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(page.outage()).isNull();
    }

    @Test
    void nothingMoreIsSentAfterAFailureOfKafkas() {
        Page page = page("a", "b", "a", "b");
        CompletableFuture<Void> delivery = delivering(page);

        awaitSent("a0", "b1");
        producer.errorNext(new TimeoutException("away"));
        producer.completeNext();

        assertThat(delivery).succeedsWithin(Duration.ofSeconds(5));
        assertThat(page.outage()).hasMessage("away");
        assertThat(page.acknowledged()).extracting(SpoolEntry::id).containsExactly(1L);
        assertThat(page.undeliverable()).isEmpty();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void aFailureOfTheEventsOwnHoldsUpNothing() {
        Page page = page("a", "a");
        CompletableFuture<Void> delivery = delivering(page);

        awaitSent("a0");
        producer.errorNext(new RecordTooLargeException("large"));
        awaitSent("a0", "a1");
        producer.completeNext();

        assertThat(delivery).succeedsWithin(Duration.ofSeconds(5));
        assertThat(page.outage()).isNull();
        assertThat(page.acknowledged()).extracting(SpoolEntry::id).containsExactly(1L);
        assertThat(page.undeliverable()).singleElement().satisfies(one -> {
            assertThat(one.entry().id()).isZero();
            assertThat(one.eventId()).isEqualTo("a0");
        });
    }

    @Test
    void anEntryThatIsNoRecordHoldsUpNothing() {
        Page page = new Page(List.of(new SpoolEntry(7, Instant.now(), new byte[] {99}), entry(8, "a")));
        CompletableFuture<Void> delivery = delivering(page);

        awaitSent("a8");
        producer.completeNext();

        assertThat(delivery).succeedsWithin(Duration.ofSeconds(5));
        assertThat(page.acknowledged()).extracting(SpoolEntry::id).containsExactly(8L);
        assertThat(page.undeliverable()).extracting(one -> one.entry().id()).containsExactly(7L);
        assertThat(page.outage()).isNull();
    }

    @Test
    void aProducerThatCannotBeMadeIsAFailureOfKafkas() throws Exception {
        Page page = page("a", "b");

        page.deliver(() -> {
            throw new KafkaException("No resolvable bootstrap urls");
        });

        assertThat(page.outage()).hasMessage("No resolvable bootstrap urls");
        assertThat(page.acknowledged()).isEmpty();
        assertThat(page.undeliverable()).isEmpty();
    }

    private CompletableFuture<Void> delivering(Page page) {
        return CompletableFuture.runAsync(() -> {
            try {
                page.deliver(() -> producer);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void acknowledge(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(producer.completeNext()).isTrue();
        }
    }

    private void awaitSent(String... eventIds) {
        Awaitility.await("sent")
                .untilAsserted(() -> assertThat(producer.history())
                        .extracting(record -> new String(
                                record.headers()
                                        .lastHeader(CloudEventHeaders.ID)
                                        .value(),
                                UTF_8))
                        .containsExactly(eventIds));
    }

    private static Page page(String... cases) {
        return new Page(IntStream.range(0, cases.length)
                .mapToObj(id -> entry(id, cases[id]))
                .toList());
    }

    private static SpoolEntry entry(long id, String caseId) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("topic", caseId.getBytes(UTF_8), "{}".getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.ID, (caseId + id).getBytes(UTF_8));
        return new SpoolEntry(id, Instant.now(), StoredRecord.encode(record));
    }
}
