package dev.willbridge.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import io.micrometer.core.instrument.Counter;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Whoever fails too often is told to wait; whoever proves itself never is. */
class ThrottlingTest {

    private static final String TOKEN = "a-bearer-token-of-many-bytes";

    @Test
    void aSourceThatFailsTooOftenIsToldToWaitAndIsLetInOnceItProvesItself() {
        try (Bridge bridge = Bridge.start(
                "localhost:1",
                "willbridge.kafka.ack-timeout=100ms",
                "willbridge.security.bearer.secrets.first=" + TOKEN,
                "willbridge.security.failed-attempts.burst=3",
                "willbridge.security.failed-attempts.per-minute=1")) {
            assertThat(send(bridge, TOKEN).statusCode()).isEqualTo(202); // costs no attempt
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(send(bridge, "wrong").statusCode()).isEqualTo(401);
            }

            HttpResponse<String> throttled = send(bridge, "wrong");

            assertThat(throttled.statusCode()).isEqualTo(429);
            assertThat(throttled.headers().firstValue("retry-after")).hasValue("60");
            assertThat(throttled.headers().firstValue("www-authenticate")).isEmpty();
            assertThat(throttled.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(throttled.body()).contains("urn:willbridge:problem:throttled");
            assertThat(send(bridge, TOKEN).statusCode()).isEqualTo(202);
            assertThat(send(bridge, "wrong").statusCode()).isEqualTo(429);
            assertThat(answered(bridge, "throttled")).isEqualTo(2);
            assertThat(answered(bridge, "unauthorized")).isEqualTo(3);
            Counter received =
                    bridge.meters().get("willbridge.webhooks.received").counter();
            assertThat(received.count()).isEqualTo(7);
        }
    }

    private static HttpResponse<String> send(Bridge bridge, String token) {
        return bridge.send(bridge.request(Webhook.conforming())
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static long answered(Bridge bridge, String outcome) {
        return bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
