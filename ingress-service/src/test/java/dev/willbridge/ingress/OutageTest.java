package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.simulator.process.BrokerProcess;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** While a real broker is away, events are kept in the spool, and the sender notices nothing. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private static final String TOPIC = "customer-created";
    private static final String ACK_TIMEOUT = "willbridge.kafka.ack-timeout=";

    /** How long the sender is assumed to wait. */
    private static final Duration SENDERS_PATIENCE = Duration.ofSeconds(3);

    private final BrokerProcess broker = BrokerProcess.stopped(Map.of());

    @TempDir
    private Path directory;

    private Bridge bridge;

    @AfterEach
    void stop() {
        if (bridge != null) {
            bridge.close();
        }
        broker.close();
    }

    @Test
    void startsWithoutKafkaAndIsReadyBecauseOfTheSpool() {
        bridge = start();

        assertThat(bridge.readiness()).isEqualTo(200);
        assertThat(health()).contains("\"accepts\":\"into the spool\"", "\"state\":\"empty\"");
        Webhook webhook = accepted();
        assertThat(health())
                .contains(
                        "holds events that are on no topic yet",
                        "\"events\":1",
                        "oldestAgeSeconds",
                        "usedBytes",
                        "roomBytes",
                        "fullInHours",
                        "\"drainedPerSecond\":0");

        broker.start();
        awaitDrained();
        assertThat(recordsOf(webhook)).hasSize(1);
        assertThat(counted("willbridge.publish.drained", "topic", TOPIC)).isEqualTo(1);
        bridge.awaitReady();
    }

    @Test
    void startsWhileTheNameOfTheBrokerDoesNotResolve() {
        bridge = Bridge.start("no-such-host.invalid:9092");

        accepted();
        assertThat(bridge.readiness()).isEqualTo(200);
        assertThat(health()).contains("\"events\":1");
    }

    @Test
    void anOutageCostsOneTimeoutNotOneARequest() {
        broker.start();
        bridge = ready();
        accepted();

        broker.freeze();
        assertAllAcceptedInTime(50);
        double timeouts = failures("TimeoutException");
        for (int i = 0; i < 20; i++) {
            accepted();
        }

        assertThat(failures("TimeoutException")).isEqualTo(timeouts);
        assertThat(answered("spooled")).isEqualTo(70);
    }

    @Test
    void whoCameLaterIsAnsweredWithTheFirstWhoseTimeIsUp() {
        broker.start();
        bridge = ready("willbridge.kafka.ack-timeout=2s");
        accepted();

        broker.freeze();
        CompletableFuture<HttpResponse<String>> first = bridge.postLater(Webhook.conforming());
        Awaitility.await("a second").pollDelay(Duration.ofSeconds(1)).until(() -> true);
        CompletableFuture<HttpResponse<String>> second = bridge.postLater(Webhook.conforming());

        assertThat(first).succeedsWithin(Bridge.ANSWER_TIMEOUT);
        assertThat(second)
                .succeedsWithin(Duration.ofMillis(900)) // of its own it would have a second
                .extracting(HttpResponse::statusCode)
                .isEqualTo(202);
    }

    @Test
    void anEventThatKafkaAcknowledgesAfterItWasSpooledIsNotDeliveredAgain() {
        broker.start();
        bridge = ready();
        accepted();

        broker.freeze();
        List<Webhook> webhooks = assertAllAcceptedInTime(5);
        broker.thaw();
        awaitDrained();

        assertThat(webhooks)
                .allSatisfy(webhook -> assertThat(recordsOf(webhook)).hasSize(1));
    }

    @Test
    void keepsTheOrderOfEachCaseWhileKafkaComesAndGoes() {
        broker.start();
        bridge = ready("willbridge.kafka.ack-timeout=200ms");
        URI webhooks = URI.create("http://127.0.0.1:" + bridge.port() + "/webhooks/willsuite");
        try (Load load = Load.start(webhooks, 20, 300)) {
            for (int i = 0; i < 5; i++) {
                awaitMore("accepted");
                broker.freeze();
                awaitMore("spooled");
                load.awaitAccepted(100);
                broker.thaw();
            }
            awaitMore("accepted");
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    private void awaitMore(String outcome) {
        long before = answered(outcome);
        Awaitility.await(outcome).atMost(Duration.ofSeconds(60)).until(() -> answered(outcome) > before);
    }

    @Test
    void deliversWhatAnEarlierLifeLeft() {
        bridge = start();
        List<Webhook> webhooks = assertAllAcceptedInTime(5);
        bridge.close();

        broker.start();
        bridge = start();
        awaitDrained();

        assertThat(webhooks)
                .allSatisfy(webhook -> assertThat(recordsOf(webhook)).hasSize(1));
    }

    @Test
    void answers503WithWhenToTryAgainOnceTheSpoolIsFullAndNothingThatWasAcceptedIsLost(CapturedOutput output) {
        bridge = start("willbridge.spool.max-size=1MB");
        List<Webhook> kept = new ArrayList<>();
        HttpResponse<String> answer;
        Webhook webhook;
        do {
            webhook = Webhook.conforming().padded(200_000);
            answer = bridge.post(webhook);
            kept.add(webhook);
        } while (answer.statusCode() == 202);
        Webhook refused = kept.remove(kept.size() - 1);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("60"); // nothing leaves the spool at present
        assertThat(answer.body()).contains("urn:willbridge:problem:unavailable");
        assertThat(kept).hasSizeBetween(3, 5);
        assertThat(failures("SpoolFullException")).isEqualTo(1);
        assertThat(output.getOut()).containsOnlyOnce("The spool is full: it has reached its largest size");

        broker.start();
        awaitDrained();
        assertThat(kept).allSatisfy(one -> assertThat(recordsOf(one)).hasSize(1));
        assertThat(recordsOf(refused)).isEmpty();
        accepted();
    }

    @Test
    void answersInTimeWhileTheDiskHangs() {
        bridge = start();
        accepted();
        CountDownLatch disk = new CountDownLatch(1);
        holdUpTheWriter(disk);

        assertThat(bridge.postLater(Webhook.conforming()))
                .succeedsWithin(SENDERS_PATIENCE) // 2.3 s, and what a busy machine adds
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("retry-after")).isPresent();
                });

        disk.countDown();
        accepted();
    }

    @Test
    void isNotReadyWhenKafkaIsAwayAndTheSpoolIsFull() {
        bridge = start("willbridge.spool.min-free-disk=1000TB");

        assertThat(bridge.readiness()).isEqualTo(503);
        assertThat(bridge.liveness()).isEqualTo(200);
        assertThat(health()).contains("nothing: answers 503", "\"state\":\"full\"");

        HttpResponse<String> answer = bridge.post(Webhook.conforming());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    private Bridge start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("willbridge.spool.directory=" + directory.resolve("spool"));
        if (all.stream().noneMatch(setting -> setting.startsWith(ACK_TIMEOUT))) {
            all.add(ACK_TIMEOUT + "1s"); // so that a busy machine, too, answers within 2.5 s
        }
        return Bridge.start(broker.bootstrapServers(), all.toArray(String[]::new));
    }

    private Bridge ready(String... settings) {
        Bridge started = start(settings);
        started.awaitReady();
        return started;
    }

    private Webhook accepted() {
        Webhook webhook = Webhook.conforming();
        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
        return webhook;
    }

    private List<Webhook> assertAllAcceptedInTime(int count) {
        List<Webhook> webhooks =
                Stream.generate(Webhook::conforming).limit(count).toList();
        List<CompletableFuture<HttpResponse<String>>> answers =
                webhooks.stream().map(bridge::postLater).toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .succeedsWithin(Bridge.ANSWER_TIMEOUT)
                        .extracting(HttpResponse::statusCode)
                        .isEqualTo(202));
        return webhooks;
    }

    /** Blocks the writer in a callback of its own, which runs here instead where the writer was done before it was set. */
    private void holdUpTheWriter(CountDownLatch until) {
        CountDownLatch heldUp = new CountDownLatch(1);
        AtomicBoolean tooLate = new AtomicBoolean();
        Thread here = Thread.currentThread();
        do {
            tooLate.set(false);
            bridge.bean(Spool.class).queue("another").append(new byte[1]).thenAccept(entry -> {
                if (Thread.currentThread() == here) {
                    tooLate.set(true);
                } else {
                    heldUp.countDown();
                    await(until);
                }
            });
        } while (tooLate.get());
        await(heldUp);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitDrained() {
        Awaitility.await("drain").atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
    }

    private List<?> recordsOf(Webhook webhook) {
        return TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId());
    }

    private double waiting() {
        return bridge.meters()
                .get("willbridge.spool.events")
                .tag("queue", TOPIC)
                .gauge()
                .value();
    }

    private double failures(String cause) {
        return counted("willbridge.publish.failures", "cause", cause);
    }

    private double counted(String name, String tag, String value) {
        return bridge.meters().get(name).tag(tag, value).counter().count();
    }

    private long answered(String outcome) {
        return bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private String health() {
        return bridge.manage("/actuator/health/readiness").body();
    }
}
