package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Behind a proxy that the settings say to believe, a sender is whom the proxy names. */
class BehindProxyTest {

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = start("server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void sendersAreToldApart() {
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.1")).isEqualTo(401);
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.1")).isEqualTo(429);
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.2")).isEqualTo(401);
    }

    @Test
    void sendersOfOneIpv6NetworkAreOne() {
        assertThat(fail(bridge, "X-Forwarded-For", "2001:db8::1")).isEqualTo(401);
        assertThat(fail(bridge, "X-Forwarded-For", "2001:db8::2")).isEqualTo(429);
    }

    /** So a proxy has to overwrite the header instead of adding to it. */
    @Test
    void theFirstOfSeveralAddressesIsTaken() {
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.11")).isEqualTo(401);
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.11, 192.0.2.12")).isEqualTo(429);
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.12")).isEqualTo(401);
    }

    /** So a proxy has to drop it. */
    @Test
    void forwardedComesBeforeTheOtherHeader() {
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.21")).isEqualTo(401);
        assertThat(fail(bridge, "X-Forwarded-For", "192.0.2.21", "Forwarded", "for=192.0.2.22"))
                .isEqualTo(401);
    }

    @Test
    void tlsIsAskedForWhereTheProxyEndedIt() {
        assertThat(transportSecurity(post(bridge, "X-Forwarded-Proto", "https")))
                .hasValue("max-age=31536000");
        assertThat(transportSecurity(post(bridge, "X-Forwarded-Proto", "http"))).isEmpty();
    }

    /** Starts a service to which a source may fail to prove itself once. */
    static Bridge start(String setting) {
        return Bridge.start(
                "localhost:1",
                "willbridge.security.bearer.secrets.only=0123456789abcdef",
                "willbridge.security.failed-attempts.burst=1",
                "willbridge.security.failed-attempts.per-minute=1",
                setting);
    }

    static int fail(Bridge bridge, String... headers) {
        return post(bridge, headers).statusCode();
    }

    static HttpResponse<String> post(Bridge bridge, String... headers) {
        return bridge.send(bridge.request(Webhook.conforming()).headers(headers).build());
    }

    static Optional<String> transportSecurity(HttpResponse<String> answer) {
        return answer.headers().firstValue("strict-transport-security");
    }
}
