package dev.willbridge.ingress.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.Webhook;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every request that came in is counted once, under the outcome that it had. */
@Tag("any-broker")
class BalanceTest {

    @Test
    void receivedIsTheSumOfWhatWasAnswered() throws Exception {
        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers())) {
            bridge.post(Webhook.conforming());
            bridge.post(Webhook.conforming());
            bridge.post(Webhook.conforming().with("customer.created", "unknown"));
            bridge.post(new Webhook("", "", "{".getBytes(UTF_8)));
            bridge.post(Webhook.conforming().padded(300_000));
            bridge.send(bridge.request("/").build());
            bridge.send(bridge.request("/webhooks/willsuite").build());
            bridge.send(bridge.request(Webhook.conforming())
                    .header("Content-Encoding", "br")
                    .build());
            abandonedRequest(bridge);

            Map<Outcome, Long> expected = new EnumMap<>(Outcome.class);
            expected.put(Outcome.ACCEPTED, 2L);
            expected.put(Outcome.CONTRACT_VIOLATED, 1L);
            expected.put(Outcome.NOT_JSON, 1L);
            expected.put(Outcome.TOO_LARGE, 1L);
            expected.put(Outcome.NOT_FOUND, 1L);
            expected.put(Outcome.METHOD_NOT_ALLOWED, 1L);
            expected.put(Outcome.UNSUPPORTED_MEDIA_TYPE, 1L);
            expected.put(Outcome.ABANDONED, 1L);
            Awaitility.await("balance").untilAsserted(() -> {
                assertThat(answered(bridge)).isEqualTo(expected);
                assertThat(bridge.meters()
                                .get("willbridge.webhooks.received")
                                .counter()
                                .count())
                        .isEqualTo(9);
                assertThat(bridge.meters()
                                .get("willbridge.in.flight.requests")
                                .gauge()
                                .value())
                        .isZero();
                assertThat(bridge.meters()
                                .get("willbridge.in.flight.bytes")
                                .gauge()
                                .value())
                        .isZero();
            });
        }
    }

    @Test
    void prometheusCanReadIt() {
        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers())) {
            bridge.post(Webhook.conforming());

            assertThat(bridge.manage("/actuator/prometheus").body())
                    .contains(
                            "willbridge_webhooks_received_total{application=\"willbridge-ingress\"} 1.0",
                            "willbridge_webhooks_answered_seconds_count{application=\"willbridge-ingress\",outcome=\"accepted\"} 1",
                            "willbridge_webhooks_answered_seconds_bucket{application=\"willbridge-ingress\",outcome=\"accepted\",le=\"2.5\"} 1",
                            "kafka_producer_");
        }
    }

    private static void abandonedRequest(Bridge bridge) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
            socket.getOutputStream()
                    .write(("POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{")
                            .getBytes(UTF_8));
            Awaitility.await("in flight")
                    .until(() -> bridge.meters()
                                    .get("willbridge.in.flight.requests")
                                    .gauge()
                                    .value()
                            == 1);
        }
    }

    private static Map<Outcome, Long> answered(Bridge bridge) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            Timer timer = bridge.meters()
                    .get("willbridge.webhooks.answered")
                    .tag("outcome", outcome.tag())
                    .timer();
            if (timer.count() > 0) {
                counts.put(outcome, timer.count());
            }
        }
        return counts;
    }
}
