package dev.willbridge.ingress;

import static dev.willbridge.ingress.BehindProxyTest.fail;
import static dev.willbridge.ingress.BehindProxyTest.post;
import static dev.willbridge.ingress.BehindProxyTest.start;
import static dev.willbridge.ingress.BehindProxyTest.transportSecurity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the setting that there is a proxy, nobody is believed who says for whom he speaks. */
class ForgedSenderTest {

    /** Spring Boot's own default would believe everybody in Kubernetes; its other strategy needs a dispatcher. */
    @ParameterizedTest
    @ValueSource(strings = {"spring.main.cloud-platform=kubernetes", "server.forward-headers-strategy=framework"})
    void aSenderIsWhereItsConnectionComesFrom(String setting) {
        try (Bridge bridge = start(setting)) {
            assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.1")).isEqualTo(401);
            assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.2")).isEqualTo(429);
            assertThat(fail(bridge, "Forwarded", "for=192.0.2.3")).isEqualTo(429);
            assertThat(transportSecurity(post(bridge, "X-Forwarded-Proto", "https")))
                    .isEmpty();
        }
    }
}
