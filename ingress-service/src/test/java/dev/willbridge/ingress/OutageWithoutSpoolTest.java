package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A real broker goes away in every way there is, and the service keeps nothing itself. The sender is told within 2.5 s, and
 * nothing that got a 202 is missing.
 */
class OutageWithoutSpoolTest {

    private static final String NO_SPOOL = "willbridge.spool.enabled=false";

    /** So that a busy machine, too, answers within 2.5 s. */
    private static final String ACK_TIMEOUT = "willbridge.kafka.ack-timeout=1500ms";

    private BrokerProcess broker = BrokerProcess.stopped(Map.of());
    private Bridge bridge;

    @AfterEach
    void stop() {
        if (bridge != null) {
            bridge.close();
        }
        broker.close();
    }

    @Test
    void startsWithoutKafkaAndServesWhenItComes() {
        bridge = Bridge.start(broker.bootstrapServers(), NO_SPOOL, ACK_TIMEOUT);

        assertThat(bridge.liveness()).isEqualTo(200);
        assertThat(bridge.readiness()).isEqualTo(503);
        assertUnavailableInTime(bridge.postLater(Webhook.conforming()));

        broker.start();
        bridge.awaitReady();

        assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(202);
        assertThat(bridge.liveness()).isEqualTo(200);
    }

    @Test
    void startsWhileTheNameOfTheBrokerDoesNotResolve() {
        bridge = Bridge.start("no-such-host.invalid:9092", NO_SPOOL, ACK_TIMEOUT);

        assertThat(bridge.liveness()).isEqualTo(200);
        assertThat(bridge.readiness()).isEqualTo(503);
        assertUnavailableInTime(bridge.postLater(Webhook.conforming()));
    }

    @Test
    void answersInTimeWhileTheBrokerIsKilledAndTakesEventsAgainAfterIt() {
        broker.start();
        bridge = Bridge.ready(broker.bootstrapServers(), NO_SPOOL, ACK_TIMEOUT);
        Webhook before = accepted();

        broker.kill();
        assertAllUnavailableInTime();
        // A look at the topics may have succeeded just before, and the next one takes its time to fail
        Awaitility.await("readiness").atMost(Duration.ofSeconds(30)).until(() -> bridge.readiness() == 503);
        assertThat(bridge.liveness()).isEqualTo(200);

        broker.start();
        Webhook after = eventuallyAccepted();
        assertThat(TopicReader.recordsOfCase(broker.bootstrapServers(), before.caseId()))
                .hasSize(1);
        assertThat(TopicReader.recordsOfCase(broker.bootstrapServers(), after.caseId()))
                .isNotEmpty();
    }

    @Test
    void answers202OnlyAfterTheBrokerAcknowledged() {
        broker.start();
        bridge = Bridge.ready(broker.bootstrapServers(), NO_SPOOL, ACK_TIMEOUT);
        accepted();

        broker.freeze();
        assertAllUnavailableInTime();

        broker.thaw();
        Webhook after = eventuallyAccepted();
        assertThat(TopicReader.recordsOfCase(broker.bootstrapServers(), after.caseId()))
                .isNotEmpty();
    }

    @Test
    void answersInTimeWhenMetadataIsGoneAfterIdlingAndTheBrokerWithIt() {
        broker.start();
        bridge = Bridge.ready(
                broker.bootstrapServers(),
                NO_SPOOL,
                "spring.kafka.producer.properties.metadata.max.idle.ms=5000",
                "spring.kafka.producer.properties.metadata.max.age.ms=500");
        accepted();
        Awaitility.await("idling").pollDelay(Duration.ofSeconds(7)).until(() -> true);

        broker.freeze();
        CompletableFuture<HttpResponse<String>> answer = bridge.postLater(Webhook.conforming());
        Awaitility.await("send() to wait for metadata").until(() -> backlogEvents() == 1);
        assertUnavailableInTime(answer);

        broker.thaw();
        eventuallyAccepted();
    }

    @Test
    void answersInTimeAndWithBoundedMemoryWhenTheProducersBufferIsFull() {
        broker.start();
        bridge = Bridge.ready(
                broker.bootstrapServers(),
                NO_SPOOL,
                ACK_TIMEOUT,
                "spring.kafka.producer.buffer-memory=300KB",
                "willbridge.kafka.backlog.max-events=8");
        accepted();

        broker.freeze();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> bridge.postLater(Webhook.conforming().padded(100_000)))
                .limit(40)
                .toList();
        answers.forEach(OutageWithoutSpoolTest::assertUnavailableInTime);
        assertThat(backlogEvents()).isLessThanOrEqualTo(8);
        assertThat(bridge.meters()
                        .get("willbridge.publish.failures")
                        .tag("cause", "BacklogFullException")
                        .counter()
                        .count())
                .isPositive();

        broker.thaw();
        eventuallyAccepted();
        Awaitility.await("backlog")
                .until(() -> bridge.meters()
                                .get("willbridge.publish.backlog.bytes")
                                .gauge()
                                .value()
                        == 0);
    }

    @Test
    void makesATopicAgainThatWasDeleted() throws Exception {
        broker.start();
        bridge = Bridge.ready(broker.bootstrapServers(), NO_SPOOL, ACK_TIMEOUT);
        accepted();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Uuid deleted = topicId(admin);
            admin.deleteTopics(List.of("customer-created")).all().get();
            Awaitility.await("another topic")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> !topicId(admin).equals(deleted));
        }

        Webhook after = eventuallyAccepted();
        assertThat(TopicReader.recordsOfCase(broker.bootstrapServers(), after.caseId()))
                .isNotEmpty();
    }

    private static Uuid topicId(Admin admin) throws Exception {
        return admin.describeTopics(List.of("customer-created"))
                .allTopicNames()
                .get()
                .get("customer-created")
                .topicId();
    }

    private double backlogEvents() {
        return bridge.meters().get("willbridge.publish.backlog.events").gauge().value();
    }

    private Webhook accepted() {
        Webhook webhook = Webhook.conforming();
        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
        return webhook;
    }

    private Webhook eventuallyAccepted() {
        Webhook webhook = Webhook.conforming();
        Awaitility.await("acceptance")
                .atMost(Duration.ofSeconds(30))
                .until(() -> bridge.post(webhook).statusCode() == 202);
        return webhook;
    }

    private void assertAllUnavailableInTime() {
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> bridge.postLater(Webhook.conforming()))
                .limit(50)
                .toList();
        answers.forEach(OutageWithoutSpoolTest::assertUnavailableInTime);
    }

    private static void assertUnavailableInTime(CompletableFuture<HttpResponse<String>> answer) {
        assertThat(answer).succeedsWithin(Bridge.ANSWER_TIMEOUT).satisfies(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
            assertThat(response.body()).contains("urn:willbridge:problem:unavailable");
        });
    }
}
