package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import dev.willbridge.ingress.fixture.Webhook;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends too slowly is cut off, however steadily it trickles in. */
class SlowSenderTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration LENIENCY = Duration.ofMillis(1500);

    private static final String HEAD =
            "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private Bridge bridge;
    private RawConnection connection;

    @BeforeEach
    void start() {
        bridge = Bridge.start(
                "localhost:1",
                "willbridge.kafka.ack-timeout=2s",
                "willbridge.connections.head-timeout=500ms",
                "willbridge.connections.body-timeout=500ms");
        connection = RawConnection.to(bridge.port());
    }

    @AfterEach
    void stop() {
        connection.close();
        bridge.close();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        assertThat(connection.untilClosed()).isEmpty();

        assertCutOff("slow-head", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "POST / HTTP/1.1\r\nX-", "\r\n"})
    void aHeadThatTricklesInEndsItsConnection(String begun) {
        connection.send(begun);

        assertThat(connection.trickleUntilClosed(begun.substring(0, 1))).isBetween(TIMEOUT.dividedBy(2), LENIENCY);

        assertCutOff("slow-head", 1);
        assertThat(connection.answer()).isEmpty();
        assertThat(count("willbridge.webhooks.received")).isZero();
    }

    @Test
    void aLaterHeadHasItsTimeFromItsFirstByte() {
        connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.awaitAnswer(" 404 ");
        Awaitility.await("an idle connection").during(TIMEOUT.multipliedBy(2)).until(() -> !connection.isClosed());

        assertThat(connection.trickleUntilClosed("G")).isBetween(TIMEOUT.dividedBy(2), LENIENCY);

        assertCutOff("slow-head", 1);
    }

    @Test
    void aLaterHeadHasTimeUntilTheEarlierRequestIsAnswered() {
        byte[] body = Webhook.conforming().body();
        connection.send(HEAD + "Content-Length: " + body.length + "\r\n\r\n");
        connection.send(body); // answered after two seconds, when Kafka has had its time
        connection.send("GET / HT");
        connection.send("TP");

        connection.awaitAnswer(" 202 ");
        connection.send("/1.1\r\n\r\n");

        connection.awaitAnswer(" 404 ");
        assertCutOff("slow-head", 0);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 262144, x", "'Transfer-Encoding: chunked', '1\r\nx\r\n'"})
    void aBodyThatTricklesInIsAnswered408AndEndsItsConnection(String length, String piece) {
        connection.send(HEAD + length + "\r\n\r\n");

        assertThat(connection.trickleUntilClosed(piece)).isBetween(TIMEOUT.dividedBy(2), LENIENCY);

        assertThat(connection.answer())
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("urn:willbridge:problem:timed-out");
        assertCutOff("slow-body", 1);
        assertGivenBack("timed-out");
    }

    @Test
    void aBodyIsNotWaitedForWhoseRequestIsAlreadyRefused() {
        connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 262144\r\n\r\n");

        assertThat(connection.trickleUntilClosed("x")).isLessThan(LENIENCY);

        assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
        assertCutOff("slow-body", 1);
        assertGivenBack("not-found");
    }

    @Test
    void aDecisionMayTakeLongerThanABody() {
        byte[] body = Webhook.conforming().body();
        connection.send(HEAD + "Content-Length: " + body.length + "\r\n\r\n");
        connection.send(body);

        connection.awaitAnswer(" 202 ");

        assertCutOff("slow-body", 0);
    }

    private void assertCutOff(String reason, int times) {
        assertThat(bridge.meters()
                        .get("willbridge.connections.cut.off")
                        .tag("reason", reason)
                        .counter()
                        .count())
                .isEqualTo(times);
    }

    /** Everything received was answered so, and nothing is in flight. */
    private void assertGivenBack(String outcome) {
        Awaitility.await("balance").untilAsserted(() -> {
            assertThat(bridge.meters()
                            .get("willbridge.webhooks.answered")
                            .tag("outcome", outcome)
                            .timer()
                            .count())
                    .isEqualTo((long) count("willbridge.webhooks.received"))
                    .isEqualTo(1);
            assertThat(gauge("willbridge.in.flight.requests")).isZero();
            assertThat(gauge("willbridge.in.flight.bytes")).isZero();
        });
    }

    private double count(String name) {
        return bridge.meters().get(name).counter().count();
    }

    private double gauge(String name) {
        return bridge.meters().get(name).gauge().value();
    }
}
