package dev.willbridge.ingress.development;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.IngressApplication;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The README's first command. */
@ExtendWith(OutputCaptureExtension.class)
class LocalBridgeTest {

    @Test
    void startsWithABrokerOfItsOwnAndSaysWhatToDoNext(CapturedOutput output, @TempDir Path spool) throws Exception {
        int port = FreePort.next();
        try (ConfigurableApplicationContext context = SpringApplication.from(IngressApplication::main)
                .with(LocalConfiguration.class)
                .withAdditionalProfiles("development")
                .run(LocalBridge.withSecrets(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--" + LocalConfiguration.KAFKA_PORT + "=" + FreePort.next(),
                        "--willbridge.spool.directory=" + spool))
                .getApplicationContext()) {

            Awaitility.await("instructions")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> output.getOut().contains("curl -i http://willsuite:"));
            String secret = context.getEnvironment().getRequiredProperty(LocalConfiguration.SECRET);
            assertThat(output.getOut()).contains("http://willsuite:" + secret + "@localhost:" + port);
            HttpRequest webhook = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/willsuite"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", basic("willsuite", secret))
                    .POST(BodyPublishers.ofByteArray(Webhook.conforming().body()))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(webhook, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(context.isActive()).isTrue();
        }
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR");
    }

    @Test
    void whoMayActLeavesOpenWhoMaySend() {
        String ofOperators = "--willbridge.security.management.secrets.me=0123456789abcdef";

        assertThat(LocalBridge.withSecrets(ofOperators))
                .hasSize(2)
                .contains(ofOperators)
                .anyMatch(arg -> arg.startsWith("--" + LocalConfiguration.SECRET));
        assertThat(LocalBridge.withSecrets("--willbridge.security.anonymous=true"))
                .hasSize(2)
                .anyMatch(arg -> arg.startsWith("--" + LocalConfiguration.OPERATORS_SECRET));
    }

    private static String basic(String user, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
    }
}
