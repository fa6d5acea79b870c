package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is not HTTP, or has too large a head, is told so in a status and no more, and nothing of it is logged. */
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestTest {

    private static final String CANARY = "Xq7canary";
    private static final String HOST = "Host: localhost\r\n";

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.start("localhost:1");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isAnsweredWithAStatusAndNothingElse(String request, int status, CapturedOutput output) {
        assertThat(answer(bridge, request))
                .startsWith("HTTP/1.1 " + status + " ")
                .endsWith("\r\n\r\n")
                .containsIgnoringCase("content-length: 0")
                .containsIgnoringCase("connection: close")
                .doesNotContainIgnoringCase("server:")
                .doesNotContain(CANARY);
        assertThat(output).doesNotContain(CANARY).doesNotContain("Decoding failed");
    }

    static Stream<Arguments> malformed() {
        String headers =
                IntStream.range(0, 10_000).mapToObj(i -> "h" + i + ": v\r\n").collect(Collectors.joining());
        return Stream.of(
                Arguments.of("GET /?" + CANARY + " " + CANARY + " HTTP/1.1\r\n" + HOST + "\r\n", 400),
                Arguments.of("GET /?" + CANARY + " HTTP/" + CANARY + "\r\n" + HOST + "\r\n", 400),
                Arguments.of("GET /?" + CANARY + " HTTP/1.1\r\n" + HOST + CANARY + " x: " + CANARY + "\r\n\r\n", 400),
                Arguments.of("GET /?" + CANARY + " HTTP/1.1\r\n" + HOST + "x: " + CANARY + "\u0000\r\n\r\n", 400),
                Arguments.of("POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + CANARY + "\r\n\r\n", 400),
                Arguments.of("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
                Arguments.of("GET /?" + CANARY + "x".repeat(5000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "x: " + CANARY + "x".repeat(9000) + "\r\n\r\n", 431),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + headers + "\r\n", 431),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "a:\r\n".repeat(FewHeaders.MAX) + "\r\n", 431));
    }

    @Test
    void aRequestMayHaveAsManyHeadersAsProxiesAdd() {
        String headers = HOST + "Connection: close\r\n" + "a:\r\n".repeat(FewHeaders.MAX - 2);
        assertThat(answer(bridge, "GET / HTTP/1.1\r\n" + headers + "\r\n")).startsWith("HTTP/1.1 404 ");
    }

    /** Its sender is told nothing, as with any body that breaks off. */
    @Test
    void moreTrailersThanAProxyAddsEndTheConnection() {
        String head = "POST /webhooks/willsuite HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(answer(bridge, head + "0\r\n" + "a:\r\n".repeat(FewHeaders.MAX + 1) + "\r\n"))
                .doesNotContain(" 2");
    }

    @Test
    void isCountedInsteadOfLogged() {
        double before = malformedRequests();

        answer(bridge, "x\r\n\r\n");

        assertThat(malformedRequests()).isEqualTo(before + 1);
    }

    private static double malformedRequests() {
        return bridge.meters()
                .get("willbridge.connections.cut.off")
                .tag("reason", "malformed")
                .counter()
                .count();
    }

    private static String answer(Bridge bridge, String request) {
        try (RawConnection connection = RawConnection.to(bridge.port())) {
            connection.send(request);
            return connection.untilClosed();
        }
    }
}
