package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body that is too large is answered, at once where it is announced, and does not go on for ever. */
class LargeBodyTest {

    private static final int LIMIT = 256 * 1024;
    private static final int TIMEOUT_MS = 10_000;

    private static Bridge bridge;

    private Socket socket;
    private OutputStream out;
    private BufferedReader in;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
        socket.setSoTimeout(TIMEOUT_MS);
        out = socket.getOutputStream();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
    }

    @Test
    void isRefusedBeforeItIsSentWhereItIsAnnounced() throws IOException {
        head("Content-Length: " + (LIMIT + 1));

        assertThat(in.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }

    @Test
    void leavesTheConnectionUsableWhereItIsSomewhatTooLarge() throws IOException {
        byte[] body = Webhook.conforming().padded(LIMIT + 1).body();
        head("Content-Length: " + body.length);
        out.write(body);
        byte[] next = Webhook.conforming().body();
        head("Content-Length: " + next.length);
        out.write(next);

        assertThat(in.readLine()).contains(" 413 ");
        assertThat(in.lines().filter(line -> line.contains("HTTP/1.1")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(" 202 "));
    }

    @Test
    void endsTheConnectionWhereItIsAnnouncedAsFarTooLarge() throws IOException {
        head("Content-Length: " + 10L * 1024 * LIMIT);

        assertThat(in.lines().collect(Collectors.joining("\n"))).contains(" 413 ", "connection: close");
    }

    @Test
    void endsTheConnectionWhereItDoesNotEnd() throws IOException {
        head("Transfer-Encoding: chunked");

        assertThat(sendChunksUntilCutOff(100 * LIMIT)).isTrue();
    }

    private void head(String length) throws IOException {
        String head = "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        out.write((head + length + "\r\n\r\n").getBytes(UTF_8));
    }

    /** Returns whether the connection ended before that many bytes were sent. */
    private boolean sendChunksUntilCutOff(int bytes) {
        byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(UTF_8);
        try {
            for (int sent = 0; sent < bytes; sent += 0x1000) {
                out.write(chunk);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
