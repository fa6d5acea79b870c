package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;

/** Whatever goes wrong while a body is read, the answer is not one that a sender takes for a yes. */
class BrokenBodyTest {

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aBodyThatCannotBeReadIsNotAnswered200(Throwable failure) {
        MockServerHttpRequest request = MockServerHttpRequest.post(WebhookHandler.PATH)
                .header("Content-Type", "application/json")
                .body(Flux.<DataBuffer>error(failure));
        MockServerHttpResponse response = new MockServerHttpResponse();

        bridge.bean(WebhookHandler.class).handle(request, response).block(Duration.ofSeconds(5));

        assertThat(response.getStatusCode())
                .isNotNull()
                .extracting(HttpStatusCode::value)
                .isEqualTo(500);
        assertThat(response.isCommitted()).isTrue();
    }

    static Throwable[] failures() {
        return new Throwable[] {
            new IllegalStateException("a bug"),
            new IOException("Connection reset by peer"),
            new reactor.netty.channel.AbortedException("Connection has been closed"),
        };
    }

    @Test
    void aMalformedChunkIsNotAnswered200() throws IOException {
        String head =
                "POST " + WebhookHandler.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "5\r\n{\"a\":\r\nzz\r\n").getBytes(UTF_8));

            String answer = new String(socket.getInputStream().readNBytes(12), UTF_8);

            assertThat(answer).doesNotContain(" 2");
        }
    }
}
