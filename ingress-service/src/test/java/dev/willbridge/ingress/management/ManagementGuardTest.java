package dev.willbridge.ingress.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.ingress.fixture.Bridge;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Everybody who reaches the management port reads; only who has a secret for it acts. */
class ManagementGuardTest {

    private static final String LOGGER = "/actuator/loggers/dev.willbridge.nothing";
    private static final String SECRET = "a-management-secret-of-many-bytes";
    private static final String OF_WEBHOOKS = "a-webhook-token-of-many-bytes";

    @Test
    void onlyWhoHasASecretForItActs() {
        try (Bridge bridge = start("willbridge.security.management.secrets.first=" + SECRET)) {
            assertThat(act(bridge, "Bearer " + SECRET).statusCode()).isEqualTo(204);
            assertThat(act(bridge, "bearer " + SECRET).statusCode()).isEqualTo(204);

            HttpResponse<String> refused = act(bridge, null);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"management\"");
            assertThat(refused.body()).isEmpty();
            assertThat(act(bridge, "Bearer " + OF_WEBHOOKS).statusCode()).isEqualTo(401);
            assertThat(act(bridge, "Bearer ").statusCode()).isEqualTo(401);
            assertThat(acted(bridge, "DELETE").statusCode()).isEqualTo(401);
            assertThat(acted(bridge, "PUT").statusCode()).isEqualTo(401);
            assertEverybodyReads(bridge);
        }
    }

    @Test
    void nobodyActsWhereThereIsNoSecretForIt() {
        try (Bridge bridge = start()) {
            assertThat(act(bridge, null).statusCode()).isEqualTo(401);
            assertThat(act(bridge, "Bearer ").statusCode()).isEqualTo(401);
            assertThat(act(bridge, "Bearer " + OF_WEBHOOKS).statusCode()).isEqualTo(401);
            assertEverybodyReads(bridge);
        }
    }

    @Test
    void whoFailsTooOftenIsToldToWaitAndIsLetInOnceItProvesItself() {
        try (Bridge bridge = start(
                "willbridge.security.management.secrets.first=" + SECRET,
                "willbridge.security.failed-attempts.burst=2",
                "willbridge.security.failed-attempts.per-minute=1")) {
            assertThat(act(bridge, "Bearer wrong").statusCode()).isEqualTo(401);
            assertThat(act(bridge, "Bearer wrong").statusCode()).isEqualTo(401);

            HttpResponse<String> throttled = act(bridge, "Bearer wrong");

            assertThat(throttled.statusCode()).isEqualTo(429);
            assertThat(throttled.headers().firstValue("retry-after")).hasValue("60");
            assertThat(act(bridge, "Bearer " + SECRET).statusCode()).isEqualTo(204);
            assertEverybodyReads(bridge);
        }
    }

    /** What listens everywhere is reached at this address, too. */
    @Test
    void thePortIsThereForThisMachineOnly() {
        try (Bridge bridge = start()) {
            assertThatThrownBy(() -> new Socket("127.0.0.2", bridge.managementPort()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertEverybodyReads(Bridge bridge) {
        HttpResponse<String> read = bridge.manage(LOGGER);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(acted(bridge, "HEAD").statusCode()).isEqualTo(200);
        assertThat(bridge.liveness()).isEqualTo(200);
    }

    private static Bridge start(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "management.endpoints.web.exposure.include=health,loggers";
        all[1] = "willbridge.security.bearer.secrets.first=" + OF_WEBHOOKS;
        System.arraycopy(settings, 0, all, 2, settings.length);
        return Bridge.start("localhost:1", all);
    }

    private static HttpResponse<String> acted(Bridge bridge, String method) {
        return bridge.send(bridge.management(LOGGER)
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> act(Bridge bridge, String authorization) {
        HttpRequest.Builder request = bridge.management(LOGGER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"configuredLevel\":\"INFO\"}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return bridge.send(request.build());
    }
}
