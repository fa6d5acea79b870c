package dev.willbridge.ingress.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import dev.willbridge.ingress.fixture.Webhook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Only what the sender takes its time for counts: Kafka may take longer than a head or a body. */
class SlowDecisionTest {

    @Test
    void neitherTheRequestThatIsDecidedNorTheHeadBehindItIsCutOff() {
        try (Bridge bridge = Bridge.start(
                        "localhost:1",
                        "willbridge.kafka.ack-timeout=2s",
                        "willbridge.connections.head-timeout=1500ms",
                        "willbridge.connections.body-timeout=500ms",
                        "willbridge.connections.answer-timeout=500ms");
                RawConnection connection = RawConnection.to(bridge.port())) {
            byte[] body = Webhook.conforming().body();
            connection.send("POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n" + new String(body, ISO_8859_1) + "GET / HT");
            Awaitility.await("a decision")
                    .until(() -> bridge.meters()
                                    .get("willbridge.in.flight.requests")
                                    .gauge()
                                    .value()
                            == 1);
            connection.send("TP");

            connection.awaitAnswer(" 202 ");
            connection.send("/1.1\r\nHost: localhost\r\n\r\n");

            connection.awaitAnswer(" 404 ");
        }
    }
}
