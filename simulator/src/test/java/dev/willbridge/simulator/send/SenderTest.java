package dev.willbridge.simulator.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.contracts.EventId;
import dev.willbridge.simulator.Simulator;
import dev.willbridge.simulator.fixture.Receiver;
import dev.willbridge.simulator.fixture.Receiver.Request;
import dev.willbridge.simulator.http.Credentials;
import dev.willbridge.simulator.journal.Journal;
import dev.willbridge.simulator.journal.JournalContents;
import dev.willbridge.simulator.journal.JournalContents.Answered;
import dev.willbridge.simulator.journal.JournalContents.Sending;
import dev.willbridge.simulator.process.ChildProcess;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import dev.willbridge.simulator.webhook.FaultMix;
import dev.willbridge.simulator.webhook.FaultySource;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(60)
class SenderTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final RetryPolicy ONE_TRY = new RetryPolicy(LONG, List.of());
    private static final WebhookSource RIGHT = new CustomerCreatedSource(1);

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("run.journal");
    }

    @Test
    void isAsPatientAsTheVendor() {
        assertThat(RetryPolicy.WILLSUITE.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryPolicy.WILLSUITE.pauses()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(100));
        assertThat(RetryPolicy.WILLSUITE.scaled(0.01))
                .isEqualTo(
                        new RetryPolicy(Duration.ofSeconds(3), List.of(Duration.ofMillis(100), Duration.ofSeconds(1))));
    }

    @Test
    void triesThreeTimesWithTheSameBytesAndThenDropsTheEvent() throws Exception {
        try (Receiver receiver = Receiver.answering(503)) {
            SendReport report = send(closed(receiver, 1, RetryPolicy.WILLSUITE.scaled(0.01)), RIGHT);

            List<Request> tries = receiver.requests();
            assertThat(tries).hasSize(3);
            assertThat(tries)
                    .extracting(each -> EventId.of(each.body()))
                    .containsOnly(EventId.of(tries.get(0).body()));
            assertThat(Duration.ofNanos(tries.get(1).nanos() - tries.get(0).nanos()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(Duration.ofNanos(tries.get(2).nanos() - tries.get(1).nanos()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(statuses()).containsExactly(503, 503, 503);
            assertThat(report.sent()).isEqualTo(1);
            assertThat(report.unexpected()).isEqualTo(1);
            assertThat(report.isAsExpected()).isFalse();
        }
    }

    @Test
    void isContentWithTheFirst202() throws Exception {
        Queue<Integer> answers = new ArrayDeque<>(List.of(503, 202));
        try (Receiver receiver = Receiver.answering(request -> Mono.just(answers.remove()))) {
            SendReport report = send(closed(receiver, 1, RetryPolicy.WILLSUITE.scaled(0)), RIGHT);

            assertThat(statuses()).containsExactly(503, 202);
            assertThat(report.isAsExpected()).isTrue();
            assertThat(report.answers()).containsExactlyInAnyOrderEntriesOf(Map.of(503, 1L, 202, 1L));
        }
    }

    @Test
    void noAnswerInTimeIsOneAsWell() throws Exception {
        try (Receiver receiver = Receiver.answering(request -> Mono.never())) {
            SendReport report = send(closed(receiver, 1, new RetryPolicy(SHORT, List.of(Duration.ZERO))), RIGHT);

            assertThat(receiver.requests()).hasSize(2);
            assertThat(statuses()).containsExactly(0, 0);
            assertThat(steps(Answered.class))
                    .allSatisfy(answer -> assertThat(answer.micros()).isGreaterThanOrEqualTo(SHORT.toNanos() / 1000));
            assertThat(report.givenUp()).isEqualTo(1);
        }
    }

    @Test
    void neitherIsAReceiverThatIsNotThere() throws Exception {
        Receiver receiver = Receiver.answering(202);
        receiver.close();

        SendReport report = send(closed(receiver, 2, new RetryPolicy(SHORT, List.of(Duration.ZERO))), RIGHT);

        assertThat(report.givenUp()).isEqualTo(2);
        assertThat(statuses()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatIsWrongIsSentAgainToNoAvailAndIsAsItShouldBe() throws Exception {
        Queue<Integer> answers = new ArrayDeque<>(List.of(422, 422, 503));
        WebhookSource breaking = new FaultySource(RIGHT, new FaultMix(0, 100, 0, 0), 1);
        try (Receiver receiver = Receiver.answering(request -> Mono.just(answers.remove()))) {
            SendReport report = send(closed(receiver, 1, RetryPolicy.WILLSUITE.scaled(0)), breaking);

            assertThat(statuses()).containsExactly(422, 422, 503);
            assertThat(report.isAsExpected()).isTrue();
        }
    }

    @Test
    void whatIsWrongAndAcceptedIsNot() throws Exception {
        WebhookSource malformed = new FaultySource(RIGHT, new FaultMix(100, 0, 0, 0), 1);
        try (Receiver receiver = Receiver.answering(202)) {
            SendReport report = send(closed(receiver, 1, RetryPolicy.WILLSUITE), malformed);

            assertThat(report.unexpected()).isEqualTo(1);
        }
    }

    /** Were its connections to hold it up, it would wait for ever. */
    @Test
    void keepsItsRateWhileNothingIsAnswered() throws Exception {
        int count = 100;
        Tally tally = new Tally();
        Mono<Integer> onceAllAreMade = Flux.interval(Duration.ofMillis(10))
                .filter(tick -> tally.report().sent() == count)
                .next()
                .thenReturn(202);
        try (Receiver receiver = Receiver.answering(request -> onceAllAreMade)) {
            SendReport report = send(settings(receiver, 4, 500, count, ONE_TRY), RIGHT, tally);

            assertThat(report.isAsExpected()).isTrue();
            assertThat(report.sent()).isEqualTo(count);
        }
    }

    @Test
    void isNoFasterThanItsRate() throws Exception {
        try (Receiver receiver = Receiver.answering(202)) {
            long start = System.nanoTime();
            send(settings(receiver, 4, 100, 50, ONE_TRY), RIGHT);

            long last = receiver.requests().get(49).nanos();
            assertThat(Duration.ofNanos(last - start)).isGreaterThanOrEqualTo(Duration.ofMillis(490));
        }
    }

    /** A sender that counts from when it gets a connection would see 20 ms each. */
    @Test
    void aTimeCountsFromWhenTheWebhookWasDue() throws Exception {
        try (Receiver receiver =
                Receiver.answering(request -> Mono.delay(Duration.ofMillis(20)).thenReturn(202))) {
            SendReport report = send(settings(receiver, 1, 1000, 50, ONE_TRY), RIGHT);

            assertThat(report.max()).isGreaterThan(Duration.ofMillis(900));
            assertThat(report.p50()).isGreaterThan(Duration.ofMillis(400));
            assertThat(report.late()).isLessThan(report.max());
        }
    }

    @Test
    void withoutARateEachConnectionSendsOnceItHasItsAnswer() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Receiver receiver = Receiver.answering(request -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return Mono.delay(Duration.ofMillis(2)).map(tick -> {
                open.decrementAndGet();
                return 202;
            });
        })) {
            SendReport report = send(settings(receiver, 4, 0, 200, ONE_TRY), RIGHT);

            assertThat(report.sent()).isEqualTo(200);
            assertThat(report.isAsExpected()).isTrue();
            assertThat(most.get()).isBetween(2, 4);
        }
    }

    @Test
    void endsWithItsTime() throws Exception {
        try (Receiver receiver = Receiver.answering(202)) {
            SendSettings settings = new SendSettings(
                    receiver.url(), Credentials.NONE, 4, 100, Long.MAX_VALUE, Duration.ofMillis(500), ONE_TRY);

            assertThat(send(settings, RIGHT).sent()).isBetween(1L, 50L);
        }
    }

    @Test
    void anEventIsInTheJournalBeforeItLeaves() throws Exception {
        try (Receiver receiver = Receiver.answering(request -> Mono.just(isInJournal(request) ? 202 : 500))) {
            SendReport report = send(settings(receiver, 4, 0, 200, ONE_TRY), RIGHT);

            assertThat(report.answers()).containsOnlyKeys(202);
        }
    }

    @Test
    void nothingIsSentThatCannotBeWrittenDown() throws Exception {
        try (Receiver receiver = Receiver.answering(202)) {
            Journal closed = Journal.create(file(), Instant.now(), "x");
            closed.close();
            try (Sender sender = new Sender(settings(receiver, 1, 0, 10, ONE_TRY), RIGHT, closed, new Tally())) {
                assertThatThrownBy(sender::run).isInstanceOf(UncheckedIOException.class);
            }
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void onceStoppedItTriesNothingAgain() throws Exception {
        Tally tally = new Tally();
        try (Receiver receiver = Receiver.answering(503);
                Journal journal = Journal.create(file(), Instant.now(), "x");
                Sender sender =
                        new Sender(settings(receiver, 4, 0, 10, RetryPolicy.WILLSUITE), RIGHT, journal, tally)) {
            CompletableFuture<SendReport> report = CompletableFuture.supplyAsync(() -> run(sender));
            Awaitility.await().until(() -> tally.report().waiting() == 10);

            sender.stop();

            assertThat(report.get().givenUp()).isEqualTo(10);
            assertThat(report.get().waiting()).isZero();
            assertThat(receiver.requests()).hasSize(10);
        }
    }

    @Test
    void whatItSentIsKnownThoughItIsKilled() throws IOException {
        try (Receiver receiver = Receiver.answering(202)) {
            ChildProcess sender = ChildProcess.java(
                    directory.resolve("log"),
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            Simulator.class.getName(),
                            "send",
                            receiver.url().toString(),
                            "--rate=0",
                            "--duration=1h",
                            "--journal=" + file()));
            Awaitility.await().atMost(LONG).until(() -> receiver.requests().size() > 1000);

            sender.kill();

            Set<String> known =
                    steps(Sending.class).stream().map(each -> each.event().id()).collect(Collectors.toSet());
            assertThat(known).containsAll(ids(receiver.requests()));
            assertThat(statuses()).isNotEmpty().containsOnly(202);
        }
    }

    private SendReport send(SendSettings settings, WebhookSource source) throws IOException, InterruptedException {
        return send(settings, source, new Tally());
    }

    private SendReport send(SendSettings settings, WebhookSource source, Tally tally)
            throws IOException, InterruptedException {
        try (Journal journal =
                        Journal.create(file(), Instant.now(), settings.target().toString());
                Sender sender = new Sender(settings, source, journal, tally)) {
            return sender.run();
        }
    }

    private static SendSettings closed(Receiver receiver, int count, RetryPolicy retries) {
        return settings(receiver, 1, 0, count, retries);
    }

    private static SendSettings settings(
            Receiver receiver, int connections, double rate, int count, RetryPolicy retries) {
        return new SendSettings(
                receiver.url(), Credentials.NONE, connections, rate, count, SendSettings.FOREVER, retries);
    }

    private List<Integer> statuses() {
        return steps(Answered.class).stream().map(Answered::status).toList();
    }

    private <T> List<T> steps(Class<T> type) {
        return JournalContents.read(file()).steps().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private boolean isInJournal(Request request) {
        try {
            return Files.readString(file(), UTF_8).contains(EventId.of(request.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(List<Request> requests) {
        return requests.stream().map(each -> EventId.of(each.body())).toList();
    }

    private static SendReport run(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
