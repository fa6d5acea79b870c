package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.capacity.Capacity;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events keep coming while the last of the spool is on its way to a producer, which acknowledges when the test says so. */
class HandoverTest {

    private static final WebhookType TYPE = WebhookTypes.CUSTOMER_CREATED;
    private static final int PAGE = 1000;
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration UNTIL_THE_END = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @TempDir
    private Path directory;

    private Spool spool;
    private Lane lane;

    @BeforeEach
    void open() {
        spool = Spools.open(directory);
    }

    /** Another life left a page and one event more, of which the page is delivered, and the rest is on its way. */
    private void start(Duration longest) {
        List<CompletableFuture<SpoolEntry>> appended = IntStream.rangeClosed(0, PAGE)
                .mapToObj(number -> spool.queue(TYPE.topic())
                        .append(StoredRecord.encode(event("spooled-" + number).toRecord())))
                .toList();
        appended.forEach(Spools::done);
        lane = lane(new Handover(longest));
        lane.start();
        awaitSent(PAGE);
        acknowledge(PAGE);
        awaitSent(PAGE + 1);
    }

    private Lane lane(Handover handover) {
        Logger log = LoggerFactory.getLogger(HandoverTest.class);
        PublishMetrics metrics = new PublishMetrics(new SimpleMeterRegistry());
        OutageLog outages = new OutageLog(log, "kept", System::nanoTime);
        Unacknowledged unacknowledged = new Unacknowledged(new Capacity(10, 1000));
        SpooledTopic spooled = new SpooledTopic(spool, TYPE.topic());
        Refusals refusals =
                new Refusals((refused, reason) -> null, event -> null, Refusals.WITHIN, metrics, "kept", log);
        Drainer drainer =
                new Drainer(spooled, unacknowledged::isEmpty, handover, () -> producer, refusals, metrics, outages);
        return new Lane(
                ACK_TIMEOUT,
                unacknowledged,
                new ProducerFeed(TYPE.topic(), new CommonProducer(() -> producer, System::nanoTime)),
                new SpoolFallback(spool, spooled, drainer, handover, metrics),
                refusals,
                metrics,
                outages);
    }

    @AfterEach
    void stop() throws InterruptedException {
        lane.stop(Duration.ofSeconds(1));
        spool.close();
    }

    @Test
    void whatArrivesWaitsForTheLastOfTheSpoolAndGoesToKafka() {
        start(UNTIL_THE_END);

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
        start(UNTIL_THE_END);

        CompletableFuture<PublishResult> arrived = lane.publish(event("arrived"));

        producer.errorNext(new TimeoutException("away"));

        assertThat(arrived).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
    }

    @Test
    void whatIsHeldIsNotOverlookedWhenItsTimeIsUp() {
        start(UNTIL_THE_END);

        lane.publish(event("arrived"));
        Duration nextLook = Duration.ofNanos(lane.expire());

        assertThat(nextLook).isLessThanOrEqualTo(ACK_TIMEOUT.dividedBy(2)); // which is how long it may be held
    }

    @Test
    void whatArrivesIsNotHeldForLong() {
        start(ACK_TIMEOUT.dividedBy(2));

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
