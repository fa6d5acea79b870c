package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A proxy sends many webhooks through one connection. None of them may be left unread. */
@Tag("any-broker")
class KeepAliveTest {

    private static final int TIMEOUT_MS = 20_000;

    @Test
    void aConnectionGoesOnAfterAnswersGivenLaterAndAnswersGivenAtOnce() throws IOException {
        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port())) {
            socket.setSoTimeout(TIMEOUT_MS);
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            for (int i = 0; i < 20; i++) {
                ByteArrayOutputStream requests = new ByteArrayOutputStream();
                requests.writeBytes(post(Webhook.conforming().body()));
                requests.writeBytes(post("{}".getBytes(UTF_8)));
                requests.writeBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
                socket.getOutputStream().write(requests.toByteArray());

                assertThat(status(answers)).isEqualTo(202);
                assertThat(status(answers)).isEqualTo(422);
                assertThat(status(answers)).isEqualTo(404);
            }
        }
    }

    private static byte[] post(byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Reads an answer to its end. */
    private static int status(BufferedReader answers) throws IOException {
        int status = Integer.parseInt(answers.readLine().split(" ")[1]);
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        for (int read = 0; read < length; read++) {
            answers.read();
        }
        return status;
    }
}
