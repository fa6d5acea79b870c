package dev.willbridge.ingress;

import static dev.willbridge.ingress.fixture.Signer.basic;
import static dev.willbridge.ingress.fixture.Signer.hmac;
import static dev.willbridge.ingress.fixture.Signer.standardWebhooks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.ingress.fixture.Wire;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever a sender shows, right or wrong, nothing of it is in a log, a metric or an answer. */
@ExtendWith(OutputCaptureExtension.class)
class SecretCanaryTest {

    private static final String CANARY = "Xq7canary";
    private static final String SECRET = CANARY + "-of-enough-bytes";
    private static final String WHSEC = "whsec_" + CANARY + CANARY + CANARY + "A";
    private static final String PREFIX = "willbridge.security.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.willbridge=TRACE",
                "reactor.netty=DEBUG,org.springframework=DEBUG,io.netty=INFO,dev.willbridge=TRACE",
            })
    void nothingOfWhatASenderShowsIsWrittenAnywhere(String levels, @TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path file = directory.resolve("secrets.yml");
        Files.writeString(file, PREFIX + "bearer.secrets.file: " + CANARY + "-in-a-file");
        StringBuilder answers = new StringBuilder();
        try (Bridge bridge = talkative(levels, file)) {
            for (String proof : List.of(SECRET, CANARY, "")) {
                authorized(bridge, basic("will", proof), answers);
                authorized(bridge, "Basic " + proof, answers);
                authorized(bridge, "Bearer " + proof, answers);
                authorized(bridge, proof, answers);
                queried(bridge, "token=" + proof, answers);
                signed(bridge, proof, answers);
                managed(bridge, "Bearer " + proof, answers);
            }
            answers.append(bridge.post(canaries()).body());
            answers.append(bridge.manage("/actuator/prometheus").body())
                    .append(bridge.manage("/actuator/health").body())
                    .append(bridge.manage("/actuator/info?token=" + CANARY).body());
            malformed().forEach(head -> answers.append(Wire.exchange(bridge, head, new byte[0])));
        }

        assertThat(answers).contains("unauthorized", "\"id\"", "willbridge_security_authenticated_total");
        assertThat(answers.toString()).doesNotContain(CANARY, encoded());
        assertThat(output.getAll()).contains("Turned away", "Webhooks are let in by ");
        assertThat(output.getAll().lines().filter(line -> line.contains(CANARY) || line.contains(encoded())))
                .isEmpty();
    }

    /** What is no HTTP, or no URI, with a secret in it. */
    private static Stream<String> malformed() {
        String path = "POST /webhooks/willsuite?token=" + SECRET;
        return Stream.of(
                path + "%zz HTTP/1.1",
                path + " HTTP/9.9",
                path + "x".repeat(5_000) + " HTTP/1.1",
                path + " HTTP/1.1\nAuthorization: Bearer " + SECRET + "x".repeat(10_000),
                path + " HTTP/1.1\nAuthorization: Bearer " + SECRET + "\nContent-Length: many",
                path + " HTTP/1.1\nBearer " + SECRET);
    }

    private static Bridge talkative(String levels, Path file) {
        List<String> settings = new ArrayList<>(List.of(
                "logging.level.root=INFO",
                "spring.config.import=file:" + file,
                "willbridge.kafka.ack-timeout=100ms",
                "management.endpoints.web.exposure.include=health,prometheus,loggers,info",
                PREFIX + "require=any",
                PREFIX + "reload-interval=100ms",
                PREFIX + "basic.username=will",
                PREFIX + "basic.secrets.first=" + SECRET,
                PREFIX + "bearer.secrets.first=" + SECRET,
                PREFIX + "token.secrets.first=" + SECRET,
                PREFIX + "hmac.secrets.first=" + SECRET,
                PREFIX + "standard-webhooks.secrets.first=" + WHSEC,
                PREFIX + "management.secrets.first=" + SECRET));
        Stream.of(levels.split(",")).map("logging.level."::concat).forEach(settings::add);
        return Bridge.start("localhost:1", settings.toArray(String[]::new));
    }

    private static void authorized(Bridge bridge, String value, StringBuilder answers) {
        answers.append(bridge.send(bridge.request(canaries())
                        .header("Authorization", value)
                        .build())
                .body());
    }

    private static void queried(Bridge bridge, String query, StringBuilder answers) {
        answers.append(bridge.send(bridge.request("/webhooks/willsuite?" + query)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(canaries().body()))
                        .build())
                .body());
    }

    private static void signed(Bridge bridge, String id, StringBuilder answers) {
        byte[] body = canaries().body();
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        answers.append(bridge.send(bridge.request(new Webhook("", "", body))
                        .header("Signature", id.isEmpty() ? CANARY : hmac(SECRET, body))
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", CANARY + " " + standardWebhooks(WHSEC, id, timestamp, body))
                        .build())
                .body());
    }

    private static void managed(Bridge bridge, String authorization, StringBuilder answers) {
        answers.append(bridge.send(bridge.management("/actuator/loggers/dev.willbridge.nothing")
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString("{\"configuredLevel\":\"INFO\"}"))
                        .build())
                .body());
    }

    private static Webhook canaries() {
        return Webhook.ofCase("case-" + CANARY).with("Johnson", CANARY);
    }

    /** The secret as HTTP Basic encodes it. */
    private static String encoded() {
        return basic("will", SECRET).substring("Basic ".length());
    }
}
