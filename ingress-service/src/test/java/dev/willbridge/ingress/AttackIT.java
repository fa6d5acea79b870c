package dev.willbridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.ingress.fixture.SteadySender;
import dev.willbridge.ingress.fixture.Swarm;
import dev.willbridge.ingress.fixture.Swarm.Attack;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * Strangers do their worst, and a good webhook is answered 202 in time all the while. Kafka is away, so that nothing but the
 * service and its attackers needs the machine.
 */
class AttackIT {

    private static final int MANY = 2000;
    private static final int SOME = 50;
    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final Duration TRICKLE = Duration.ofMillis(500);
    private static final Duration ATTACK = Duration.ofSeconds(4);
    private static final Duration REST_TIMEOUT = Duration.ofSeconds(30);

    /** Measured: 180 to 265 MB. With a heap of 128 MB, as much again outside it would be a leak. */
    private static final DataSize MOST_MEMORY = DataSize.ofMegabytes(350);

    /** Those of the start, and a few for whatever Kafka's absence is worth. */
    private static final int MOST_LOG_LINES = 50;

    private static final String HEAD =
            "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final byte[] CHUNK = bytes("1000\r\n" + "x".repeat(0x1000) + "\r\n");
    private static final byte[] BLOCK = bytes("x".repeat(0x10000));

    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        service = ServiceProcess.started(
                "localhost:1",
                "willbridge.kafka.ack-timeout=200ms",
                "willbridge.connections.head-timeout=2s",
                "willbridge.connections.body-timeout=2s",
                "willbridge.connections.answer-timeout=2s");
        try (SteadySender first = SteadySender.start(service.webhooks().getPort())) {
            first.awaitAnswers(20);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** What the strangers left behind is gone, and was counted once. */
    @AfterEach
    void everythingIsGivenBack() {
        Awaitility.await("rest").atMost(REST_TIMEOUT).ignoreExceptions().untilAsserted(() -> {
            assertThat(service.metric("willbridge_connections_open")).isLessThanOrEqualTo(1); // the fixture's own
            assertThat(service.metric("willbridge_in_flight_requests")).isZero();
            assertThat(service.metric("willbridge_in_flight_bytes")).isZero();
            assertThat(service.metric("willbridge_webhooks_received_total"))
                    .isEqualTo(service.metric("willbridge_webhooks_answered_seconds_count"));
        });
        assertThat(service.log().lines().count()).isLessThan(MOST_LOG_LINES);
    }

    @Test
    void slowHeads() {
        assertThat(withstands(
                        MANY, new Attack(bytes("POST /webhooks/willsuite HTTP/1.1\r\nX-"), bytes("a"), TRICKLE, true)))
                .isPositive();
    }

    /** A header of two bytes takes a hundred times as much in memory. */
    @Test
    void slowHeadsOfManyHeaders() {
        byte[] head = bytes("POST /webhooks/willsuite HTTP/1.1\r\n" + "a:\r\n".repeat(4000));
        assertThat(withstands(MANY, new Attack(head, bytes("a"), TRICKLE, true)))
                .isPositive();
    }

    @Test
    void slowBodiesBehindHeadsAsLargeAsTheyMayBe() {
        String headers = IntStream.range(0, 60)
                .mapToObj(i -> "h" + i + ": " + "v".repeat(120) + "\r\n")
                .collect(Collectors.joining());
        String head = HEAD.replace("willsuite", "willsuite?" + "q".repeat(4000)) + headers;
        assertThat(withstands(
                        MANY, new Attack(bytes(head + "Content-Length: 262144\r\n\r\n"), bytes("x"), TRICKLE, true)))
                .isPositive();
    }

    @Test
    void slowBodiesOfAnAnnouncedLength() {
        assertThat(withstands(
                        MANY, new Attack(bytes(HEAD + "Content-Length: 262144\r\n\r\n"), bytes("x"), TRICKLE, true)))
                .isPositive();
    }

    @Test
    void slowBodiesOfAnUnknownLength() {
        assertThat(withstands(
                        MANY,
                        new Attack(
                                bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n"),
                                bytes("1\r\nx\r\n"),
                                TRICKLE,
                                true)))
                .isPositive();
    }

    @Test
    void halfABodyAndThenNothing() {
        byte[] opening = bytes(HEAD + "Content-Length: 262144\r\n\r\n" + "x".repeat(200_000));
        assertThat(withstands(SOME * 10, new Attack(opening, bytes("x"), TRICKLE, true)))
                .isPositive();
    }

    @Test
    void slowBodiesOfRefusedRequests() {
        assertThat(withstands(
                        MANY,
                        new Attack(
                                bytes("POST / HTTP/1.1\r\nContent-Length: 262144\r\n\r\n"), bytes("x"), TRICKLE, true)))
                .isPositive();
    }

    @Test
    void bodiesWithoutEnd() {
        assertThat(withstands(
                        SOME, new Attack(bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n"), CHUNK, NO_PAUSE, true)))
                .isPositive();
    }

    @Test
    void hugeBodies() {
        assertThat(withstands(
                        SOME, new Attack(bytes(HEAD + "Content-Length: 104857600\r\n\r\n"), BLOCK, NO_PAUSE, true)))
                .isPositive();
    }

    @Test
    void tenThousandHeaders() {
        String headers =
                IntStream.range(0, 10_000).mapToObj(i -> "h" + i + ": v\r\n").collect(Collectors.joining());
        assertThat(withstands(SOME, new Attack(bytes(HEAD + headers), bytes("a: b\r\n"), NO_PAUSE, true)))
                .isPositive();
    }

    @Test
    void garbage() {
        byte[] garbage = new byte[0x1000];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i * 31 + i / 256);
        }
        assertThat(withstands(SOME, new Attack(bytes("GET /?"), garbage, NO_PAUSE, false)))
                .isPositive();
    }

    @Test
    void webhooksWhoseAnswersNobodyReads() {
        withstands(SOME, new Attack(new byte[0], webhook(""), NO_PAUSE, false));
    }

    @Test
    void refusedRequestsWhoseAnswersNobodyReads() {
        assertThat(withstands(
                        SOME, new Attack(new byte[0], bytes("GET / HTTP/1.1\r\n\r\n".repeat(1000)), NO_PAUSE, false)))
                .isPositive();
    }

    @Test
    void manySmallRequestsBehindAWebhook() {
        byte[] requests = concat(webhook(""), bytes("GET / HTTP/1.1\r\n\r\n".repeat(1000)));
        assertThat(withstands(SOME, new Attack(new byte[0], requests, NO_PAUSE, false)))
                .isPositive();
    }

    @Test
    void compressedBombs() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 160; i++) {
                zipped.write(BLOCK);
            }
        }
        byte[] head = bytes(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
        double before = service.metric(
                "answered_seconds_count{application=\"willbridge-ingress\",outcome=\"unsupported-media-type\"");

        withstands(SOME, new Attack(new byte[0], concat(head, bomb.toByteArray()), NO_PAUSE, true));

        assertThat(service.metric(
                        "answered_seconds_count{application=\"willbridge-ingress\",outcome=\"unsupported-media-type\""))
                .isGreaterThan(before);
    }

    /** Returns how often a stranger was cut off. */
    private static int withstands(int strangers, Attack attack) {
        int port = service.webhooks().getPort();
        try (Swarm swarm = Swarm.start(strangers, port, attack)) {
            swarm.awaitUnderWay();
            SteadySender sender = SteadySender.start(port);
            Awaitility.await("attack")
                    .pollDelay(ATTACK)
                    .atMost(ATTACK.plus(REST_TIMEOUT))
                    .until(() -> true);
            DataSize memory = service.residentMemory();
            sender.assertEveryAnswerIs202InTime();

            assertThat(memory).isLessThan(MOST_MEMORY);
            assertThat(service.isAlive()).isTrue();
            return swarm.cutOff();
        }
    }

    private static byte[] webhook(String header) {
        byte[] body = Webhook.conforming().body();
        return concat(bytes(HEAD + header + "Content-Length: " + body.length + "\r\n\r\n"), body);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
