package dev.willbridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Certificates;
import dev.willbridge.ingress.fixture.Connection;
import dev.willbridge.ingress.fixture.Identity;
import dev.willbridge.ingress.fixture.TlsSender;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that ends TLS itself, and one that asks for certificates of its clients as well. Kafka is away. */
class TlsTest {

    private static final Identity SERVICE = Identity.named("service");
    private static final Identity CLIENT = Identity.named("client");
    private static final Identity STRANGER = Identity.named("stranger");
    private static final TlsSender SENDER = TlsSender.trusting(SERVICE);

    private static Certificates certificates;
    private static Bridge bridge;
    private static Bridge asking;

    @BeforeAll
    static void start() {
        certificates = Certificates.inFiles(SERVICE);
        bridge = Bridge.start("localhost:1", certificates.settings());
        asking = Bridge.start(
                "localhost:1", certificates.settings("server.ssl.client-auth=need", certificates.trusting(CLIENT)));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        asking.close();
        certificates.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aWebhookIsTakenOverTls(String protocol) throws IOException {
        Connection.Answer answer = SENDER.speaking(protocol).post(bridge, Webhook.conforming());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By");
    }

    /** In bytes, for the JDK speaks neither any more. */
    @ParameterizedTest
    @ValueSource(strings = {"0301", "0302"})
    void anOlderTlsIsRefused(String version) throws IOException {
        String hello = version + "00".repeat(32) + "00" + "0004c009c013" + "0100";
        String handshake = "010000" + HexFormat.of().toHexDigits((byte) (hello.length() / 2)) + hello;
        String length = HexFormat.of().toHexDigits((short) (handshake.length() / 2));

        try (Connection connection = Connection.to(bridge.port())) {
            byte[] answer = connection.exchange(HexFormat.of().parseHex("16" + version + length + handshake));

            assertThat(answer).startsWith(0x15).endsWith(2, 70); // a fatal alert: protocol version
        }
    }

    @Test
    void aRequestInTheClearGetsNoAnswer() throws IOException {
        try (Connection connection = Connection.to(bridge.port())) {
            byte[] answer = connection.exchange("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));

            assertThat(new String(answer, ISO_8859_1)).doesNotContain("HTTP");
        }
    }

    @Test
    void aClientWithTheRightCertificateIsLetIn() throws IOException {
        assertThat(SENDER.showing(CLIENT).post(asking, Webhook.conforming()).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientWithoutACertificateIsRefused(String protocol) {
        TlsSender withoutCertificate = SENDER.speaking(protocol);

        assertThatThrownBy(() -> withoutCertificate.post(asking, Webhook.conforming()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientWithAnotherCertificateIsRefused(String protocol) {
        TlsSender stranger = SENDER.speaking(protocol).showing(STRANGER);

        assertThatThrownBy(() -> stranger.post(asking, Webhook.conforming())).isInstanceOf(IOException.class);
    }

    @Test
    void theManagementPortAsksForNeitherTlsNorACertificate() {
        assertThat(bridge.readiness()).isEqualTo(200);
        assertThat(asking.readiness()).isEqualTo(200);
    }
}
