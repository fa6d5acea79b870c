package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** There are no more connections than the bound, and none has more requests waiting than any client would. */
class ConnectionLimitTest {

    private static final int A_FEW = Heads.MAX_REQUESTS / 4;
    /** With who says nothing: longer than a busy machine takes for the test. */
    private static final String PATIENCE = "willbridge.connections.head-timeout=1m";

    private static final String REFUSED = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void aConnectionBeyondTheBoundIsClosedAtOnceAndTheRoomComesBack() {
        try (Bridge bridge = Bridge.start("localhost:1", "willbridge.connections.max=2", PATIENCE);
                RawConnection first = RawConnection.to(bridge.port());
                RawConnection second = RawConnection.to(bridge.port())) {
            awaitOpen(bridge, 2);
            try (RawConnection third = RawConnection.to(bridge.port())) {
                assertThat(third.untilClosed()).isEmpty();
            }
            assertThat(bridge.meters()
                            .get("willbridge.connections.refused")
                            .counter()
                            .count())
                    .isEqualTo(1);
            second.send(REFUSED);
            second.awaitAnswer(" 404 ");

            first.close();
            awaitOpen(bridge, 1);

            try (RawConnection next = RawConnection.to(bridge.port())) {
                next.send(REFUSED);
                next.awaitAnswer(" 404 ");
            }
        }
    }

    @Test
    void theManagementPortHasNoPartInIt() {
        try (Bridge bridge = Bridge.start("localhost:1", "willbridge.connections.max=1", PATIENCE);
                RawConnection only = RawConnection.to(bridge.port())) {
            awaitOpen(bridge, 1);

            assertThat(bridge.liveness()).isEqualTo(200);

            awaitOpen(bridge, 1);
            assertThat(only.isClosed()).isFalse();
        }
    }

    @Test
    void aLargerHeadIsReadWhereThatIsConfigured() {
        try (Bridge bridge = Bridge.start("localhost:1", "server.max-http-request-header-size=16KB");
                RawConnection connection = RawConnection.to(bridge.port())) {
            connection.send("GET / HTTP/1.1\r\nHost: localhost\r\nx: " + "x".repeat(9000) + "\r\n\r\n");

            connection.awaitAnswer(" 404 ");
        }
    }

    @Test
    void whoSendsRequestAfterRequestWithoutWaitingIsCutOff() {
        try (Bridge bridge = Bridge.start("localhost:1");
                RawConnection connection = RawConnection.to(bridge.port())) {
            connection.send(REFUSED.repeat(Heads.MAX_REQUESTS * 10));

            connection.untilClosed();

            assertThat(cutOff(bridge, CutOff.PIPELINING)).isEqualTo(1);
        }
    }

    @Test
    void whoSendsRequestsBehindOneThatTakesItsTimeIsCutOff() {
        try (Bridge bridge = Bridge.start("localhost:1", "willbridge.kafka.ack-timeout=2300ms");
                RawConnection connection = RawConnection.to(bridge.port())) {
            ByteArrayOutputStream webhook = new ByteArrayOutputStream();
            byte[] body = Webhook.conforming().body();
            webhook.writeBytes(("POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes());
            webhook.writeBytes(body);
            connection.send(webhook.toByteArray());
            Awaitility.await("in flight")
                    .until(() -> bridge.meters()
                                    .get("willbridge.in.flight.requests")
                                    .gauge()
                                    .value()
                            == 1);

            connection.trickleUntilClosed(REFUSED.repeat(A_FEW));

            assertThat(cutOff(bridge, CutOff.PIPELINING)).isEqualTo(1);
        }
    }

    @Test
    void whoDoesNotReadItsAnswersIsCutOff() {
        try (Bridge bridge = Bridge.start("localhost:1", "willbridge.connections.answer-timeout=500ms");
                RawConnection connection = RawConnection.withSmallBuffer(bridge.port())) {
            for (int sent = 0; cutOff(bridge, CutOff.SLOW_READER) == 0; sent += A_FEW) {
                connection.send(REFUSED.repeat(A_FEW));
                awaitReceivedOrCutOff(bridge, sent);
            }

            connection.untilClosed();
        }
    }

    private static void awaitReceivedOrCutOff(Bridge bridge, int requests) {
        Awaitility.await("requests")
                .pollInterval(Duration.ofMillis(1))
                .until(() -> cutOff(bridge, CutOff.SLOW_READER) > 0
                        || bridge.meters()
                                        .get("willbridge.webhooks.received")
                                        .counter()
                                        .count()
                                >= requests);
    }

    private static void awaitOpen(Bridge bridge, int connections) {
        Awaitility.await("open connections")
                .until(() -> bridge.meters()
                                .get("willbridge.connections.open")
                                .gauge()
                                .value()
                        == connections);
    }

    private static double cutOff(Bridge bridge, CutOff reason) {
        return bridge.meters()
                .get("willbridge.connections.cut.off")
                .tag("reason", reason.tag())
                .counter()
                .count();
    }
}
