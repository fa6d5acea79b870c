package dev.willbridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Connection;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** No answer of either port says what software it comes from, and no log what a broken request held. */
@ExtendWith(OutputCaptureExtension.class)
class DisclosureTest {

    private static final String REST = " HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.start("localhost:1", "server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    static Stream<String> requests() {
        return Stream.of(
                "GET /" + REST,
                "POST /actuator/health" + REST,
                "GET /actuator/nothing" + REST,
                "GET /actuator/health/nothing" + REST,
                "GET /actuator/metrics/%" + REST,
                "GET /?%zz" + REST,
                "GET http://[/" + REST,
                "GET //" + REST,
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /" + "x".repeat(10_000) + REST,
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Port: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.2.3.4:99999\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a b:c\r\n\r\n",
                "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void noAnswerOfEitherPortNamesItsSoftware(String request) throws IOException {
        assertDiscreet(bridge.port(), request);
        assertDiscreet(bridge.managementPort(), request);
    }

    /** What follows a body is taken for the next request, and what is wrong with that is not for the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Xq7canary\":\"Xq7canary\"}",
                "Xq7canary Xq7canary Xq7canary",
                "GET / HTTP/1.1\r\nXq7canary Xq7canary: Xq7canary"
            })
    void aBodyBeyondItsAnnouncedLengthIsNotLogged(String rest, CapturedOutput output) throws IOException {
        String request = "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}" + rest + "\r\n\r\n";

        try (Connection connection = Connection.to(bridge.port())) {
            byte[] answers = connection.exchange(request.getBytes(ISO_8859_1));

            assertThat(new String(answers, ISO_8859_1)).startsWith("HTTP/1.1 422 ");
        }
        assertThat(output.getAll()).doesNotContainIgnoringCase("canary");
    }

    private static void assertDiscreet(int port, String request) throws IOException {
        try (Connection connection = Connection.to(port)) {
            Connection.Answer answer = connection.send(request.getBytes(ISO_8859_1));

            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By", "Via");
            assertThat(answer.body())
                    .doesNotContain("Exception", "\tat ", "springframework", "reactor", "netty", "trace");
        }
    }
}
