package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.capacity.Capacity;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.SpoolQueue;
import dev.willbridge.ingress.spool.Spools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A producer refuses what is too large. Another topic takes it when the test says so, and until then, whatever happens, the spool
 * has it or its sender was not answered.
 */
class RefusalsTest {

    private static final WebhookType TYPE = WebhookTypes.CUSTOMER_CREATED;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Queue<CompletableFuture<PublishResult>> diverted = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    private Spool spool;
    private SpoolQueue waiting;
    private SpoolQueue aside;
    private Lane lane;

    @BeforeEach
    void start() {
        spool = Spools.open(directory);
        waiting = spool.queue(TYPE.topic());
        aside = spool.queue(TYPE.topic() + "!undeliverable");
        lane = lane(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() throws InterruptedException {
        lane.stop(Duration.ofSeconds(1));
        spool.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "SPOOLED"})
    void theSenderIsAnsweredWhenItIsDurableElsewhereAndNotBefore(PublishResult elsewhere) {
        lane.start();

        CompletableFuture<PublishResult> answer = lane.publish(event("large"));
        refuseNext();
        awaitDiverted(1);
        assertThat(answer).isNotDone();

        diverted.remove().complete(elsewhere);
        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.DIVERTED);
        assertThat(waiting.size() + aside.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "REFUSED"})
    void isPutAsideWhereItCannotBeKeptElsewhere(PublishResult elsewhere) {
        lane.start();

        CompletableFuture<PublishResult> answer = lane.publish(event("large"));
        refuseNext();
        awaitDiverted(1);
        diverted.remove().complete(elsewhere);

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
        assertThat(aside.size()).isEqualTo(1);
    }

    @Test
    void isPutAsideWhereNobodySaysInTimeThatItIsKeptElsewhere() {
        lane = lane(Duration.ofMillis(1));
        lane.start();

        CompletableFuture<PublishResult> answer = lane.publish(event("large"));
        refuseNext();

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
        assertThat(aside.size()).isEqualTo(1);
    }

    @Test
    void whatIsKeptElsewhereAnywayIsNotDiverted() {
        lane.start();

        CompletableFuture<PublishResult> answer = lane.publish(new KeptElsewhere(event("large")));
        refuseNext();

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.REFUSED);
        assertThat(diverted).isEmpty();
        assertThat(waiting.size() + aside.size()).isZero();
    }

    @Test
    void aSpooledEventLeavesTheSpoolWhenItIsDurableElsewhereAndHoldsUpNobodyUntilThen() {
        spooled("large");
        lane.start();
        refuseNext();
        awaitDiverted(1);

        CompletableFuture<PublishResult> behind = lane.publish(event("behind"));
        Awaitility.await("sent").atMost(PATIENCE).until(producer::completeNext);
        assertThat(behind).succeedsWithin(PATIENCE).isEqualTo(PublishResult.ACKNOWLEDGED);
        assertThat(waiting.size()).isEqualTo(1);

        diverted.remove().complete(PublishResult.ACKNOWLEDGED);
        Awaitility.await("removal").until(() -> waiting.size() == 0);
        assertThat(aside.size()).isZero();
    }

    @Test
    void aSpooledEventIsPutAsideWhereItCannotBeKeptElsewhere() {
        spooled("large");
        lane.start();
        refuseNext();
        awaitDiverted(1);

        diverted.remove().complete(PublishResult.UNAVAILABLE);

        Awaitility.await("aside").until(() -> aside.size() == 1 && waiting.size() == 0);
    }

    @Test
    void aSpooledEventIsThereForTheNextLifeWhereThisOneEndsBeforeItIsDurableElsewhere() throws Exception {
        spooled("large");
        lane.start();
        refuseNext();
        awaitDiverted(1);
        lane.stop(Duration.ofMillis(100)); // the drainer waits in vain
        spool.close();

        start();
        lane.start();
        refuseNext();
        awaitDiverted(2);
        diverted.forEach(one -> one.complete(PublishResult.ACKNOWLEDGED));
        Awaitility.await("removal").until(() -> waiting.size() + aside.size() == 0);
    }

    @Test
    void anOutageIsNoRefusal() {
        lane.start();

        CompletableFuture<PublishResult> answer = lane.publish(event("small"));
        Awaitility.await("sent").atMost(PATIENCE).until(() -> producer.errorNext(new TimeoutException("away")));

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);
        assertThat(diverted).isEmpty();
    }

    private Lane lane(Duration within) {
        Logger log = LoggerFactory.getLogger(RefusalsTest.class);
        PublishMetrics metrics = new PublishMetrics(new SimpleMeterRegistry());
        OutageLog outages = new OutageLog(log, "kept", System::nanoTime);
        Unacknowledged unacknowledged = new Unacknowledged(new Capacity(10, 1000));
        SpooledTopic spooled = new SpooledTopic(spool, TYPE.topic());
        Handover handover = new Handover(Duration.ofSeconds(1));
        Refusals refusals = new Refusals(
                (refused, reason) -> new KeptElsewhere(event("instead")), this::divert, within, metrics, "kept", log);
        Drainer drainer =
                new Drainer(spooled, unacknowledged::isEmpty, handover, () -> producer, refusals, metrics, outages);
        return new Lane(
                Duration.ofSeconds(2),
                unacknowledged,
                new ProducerFeed(TYPE.topic(), new CommonProducer(() -> producer, System::nanoTime)),
                new SpoolFallback(spool, spooled, drainer, handover, metrics),
                refusals,
                metrics,
                outages);
    }

    private CompletableFuture<PublishResult> divert(Event event) {
        CompletableFuture<PublishResult> result = new CompletableFuture<>();
        diverted.add(result);
        return result;
    }

    private void spooled(String id) {
        Spools.done(waiting.append(StoredRecord.encode(event(id).toRecord())));
        lane = lane(Duration.ofMinutes(1));
    }

    private void refuseNext() {
        Awaitility.await("sent")
                .atMost(PATIENCE)
                .until(() -> producer.errorNext(new RecordTooLargeException("too large")));
    }

    private void awaitDiverted(int events) {
        Awaitility.await("diverted").atMost(PATIENCE).until(() -> diverted.size() == events);
    }

    private static CloudEvent event(String id) {
        return new CloudEvent(id, TYPE, "schema", id, null, Instant.now(), null, "{}".getBytes(UTF_8));
    }

    private record KeptElsewhere(CloudEvent event) implements Event {

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public String topic() {
            return event.topic();
        }

        @Override
        public int size() {
            return event.size();
        }

        @Override
        public boolean isKeptElsewhere() {
            return true;
        }

        @Override
        public ProducerRecord<byte[], byte[]> toRecord() {
            return event.toRecord();
        }
    }
}
