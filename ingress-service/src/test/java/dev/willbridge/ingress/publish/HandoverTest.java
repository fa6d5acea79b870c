package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.SpoolEntry;
import dev.willbridge.ingress.spool.Spools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Events keep coming while the last of the spool is on its way to a producer, which acknowledges when the test says so. */
class HandoverTest {

    private static final WebhookType TYPE = WebhookTypes.CUSTOMER_CREATED;
    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @TempDir
    private Path directory;

    private Spool spool;
    private Lane lane;

    /** Another life left a page and one event more. */
    @BeforeEach
    void start() {
        spool = Spools.open(directory);
        List<CompletableFuture<SpoolEntry>> appended = IntStream.rangeClosed(0, PAGE)
                .mapToObj(number -> spool.queue(TYPE.topic())
                        .append(StoredRecord.encode(event("spooled-" + number).toRecord())))
                .toList();
        appended.forEach(Spools::done);
        PublishProperties properties = new PublishProperties(
                Duration.ofSeconds(2), new PublishProperties.Backlog(2048, DataSize.ofMegabytes(16)));
        lane = new Lanes(() -> producer, properties, new PublishMetrics(new SimpleMeterRegistry()), spool)
                .of(List.of(TYPE.topic()))
                .get(TYPE.topic());
        lane.start();
        awaitSent(PAGE);
        acknowledge(PAGE);
        awaitSent(PAGE + 1);
    }

    @AfterEach
    void stop() throws InterruptedException {
        lane.stop(Duration.ofSeconds(1));
        spool.close();
    }

    @Test
    void whatArrivesWaitsForTheLastOfTheSpoolAndGoesToKafka() {
        CompletableFuture<PublishResult> arrived = lane.publish(event("arrived"));
        assertThat(arrived).isNotDone();

        acknowledge(1);
        awaitSent(PAGE + 2);
        acknowledge(1);

        assertThat(arrived).succeedsWithin(PATIENCE).isEqualTo(PublishResult.ACKNOWLEDGED);
        assertThat(lane.isSpooling()).isFalse();
    }

    @Test
    void whatArrivesGoesToTheSpoolWhenKafkaIsAwayAgain() {
        CompletableFuture<PublishResult> arrived = lane.publish(event("arrived"));

        producer.errorNext(new TimeoutException("away"));

        assertThat(arrived).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
    }

    @Test
    void whatArrivesIsNotHeldForLong() {
        CompletableFuture<PublishResult> arrived = lane.publish(event("arrived"));

        assertThat(arrived).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
        assertThat(lane.publish(event("late"))).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
    }

    private void awaitSent(int records) {
        Awaitility.await("sent")
                .untilAsserted(() -> assertThat(producer.history()).hasSize(records));
    }

    private void acknowledge(int records) {
        for (int i = 0; i < records; i++) {
            assertThat(producer.completeNext()).isTrue();
        }
    }

    private static CloudEvent event(String id) {
        return new CloudEvent(id, TYPE, "schema", id, null, Instant.now(), null, "{}".getBytes(UTF_8));
    }
}
