package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends too slowly is cut off, however steadily it trickles in. */
class SlowSenderTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /** Shorter than without the settings; a busy machine may take its time. */
    private static final Duration LENIENCY = Duration.ofSeconds(4);

    private static final String HEAD =
            "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private static Bridge bridge;

    private final Map<String, Double> before = new HashMap<>();
    private RawConnection connection;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(
                "localhost:1",
                "willbridge.connections.head-timeout=500ms",
                "willbridge.connections.body-timeout=500ms");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void connect() {
        bridge.meters().forEachMeter(meter -> before.put(name(meter.getId()), value(meter)));
        connection = RawConnection.to(bridge.port());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        assertThat(connection.untilClosed()).isEmpty();

        assertCutOff("slow-head");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "POST / HTTP/1.1\r\nX-", "\r\n"})
    void aHeadThatTricklesInEndsItsConnection(String begun) {
        connection.send(begun);

        assertThat(connection.trickleUntilClosed(begun.substring(0, 1))).isLessThan(LENIENCY);

        assertCutOff("slow-head");
        assertThat(connection.answer()).isEmpty();
        assertThat(more("willbridge.webhooks.received")).isZero();
    }

    @Test
    void aLaterHeadHasItsTimeFromItsFirstByte() {
        connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.awaitAnswer(" 404 ");
        Awaitility.await("an idle connection").during(TIMEOUT.multipliedBy(2)).until(() -> !connection.isClosed());

        assertThat(connection.trickleUntilClosed("G")).isBetween(TIMEOUT, LENIENCY);

        assertCutOff("slow-head");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 262144, x", "'Transfer-Encoding: chunked', '1\r\nx\r\n'"})
    void aBodyThatTricklesInIsAnswered408AndEndsItsConnection(String length, String piece) {
        connection.send(HEAD + length + "\r\n\r\n");

        assertThat(connection.trickleUntilClosed(piece)).isLessThan(LENIENCY);

        assertThat(connection.answer())
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("urn:willbridge:problem:timed-out");
        assertCutOff("slow-body");
        assertGivenBack("timed-out");
    }

    @Test
    void aBodyIsNotWaitedForWhoseRequestIsAlreadyRefused() {
        connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 262144\r\n\r\n");

        assertThat(connection.trickleUntilClosed("x")).isLessThan(LENIENCY);

        assertThat(connection.answer()).startsWith("HTTP/1.1 404 ");
        assertCutOff("slow-body");
        assertGivenBack("not-found");
    }

    private void assertCutOff(String reason) {
        assertThat(more("willbridge.connections.cut.off", "reason", reason)).isEqualTo(1);
    }

    /** Everything received was answered so, and nothing is in flight. */
    private void assertGivenBack(String outcome) {
        Awaitility.await("balance").untilAsserted(() -> {
            assertThat(more("willbridge.webhooks.answered", "outcome", outcome))
                    .isEqualTo(more("willbridge.webhooks.received"))
                    .isEqualTo(1);
            assertThat(value(
                            bridge.meters().get("willbridge.in.flight.requests").meter()))
                    .isZero();
            assertThat(value(bridge.meters().get("willbridge.in.flight.bytes").meter()))
                    .isZero();
        });
    }

    /** How much more than before the test. */
    private double more(String name, String... tags) {
        Meter meter = bridge.meters().get(name).tags(tags).meter();
        return value(meter) - before.getOrDefault(name(meter.getId()), 0.0);
    }

    private static String name(Meter.Id id) {
        return id.getName() + id.getTags();
    }

    /** The first of what a meter measures, which is the count or the gauge's value. */
    private static double value(Meter meter) {
        return meter.measure().iterator().next().getValue();
    }
}
