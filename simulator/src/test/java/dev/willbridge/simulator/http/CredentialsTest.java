package dev.willbridge.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.simulator.fixture.Receiver;
import dev.willbridge.simulator.fixture.Receiver.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What arrives where a sender was told to prove itself. */
class CredentialsTest {

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path directory;

    @Command
    private static final class Target {
        @Mixin
        private TargetOptions options = new TargetOptions();
    }

    private static Request arrived(String... options) {
        Target target = new Target();
        try (Receiver receiver = Receiver.answering(202)) {
            new CommandLine(target).parseArgs(options);
            Credentials credentials = target.options.credentials();
            try (WebhookClient client = new WebhookClient(receiver.url(), 1, Duration.ofSeconds(10), credentials)) {
                assertThat(client.post(BODY).block(Duration.ofSeconds(20))).isEqualTo(202);
            }
            assertThat(receiver.requests()).hasSize(1);
            Request request = receiver.requests().get(0);
            assertThat(request.body()).isEqualTo(BODY);
            assertThat(request.headers().get("Content-Type")).isEqualTo("application/json");
            return request;
        }
    }

    @Test
    void nothingIsProvedUnlessItIsAskedFor() {
        Request request = arrived();

        assertThat(request.uri()).isEqualTo("/webhooks/willsuite");
        assertThat(request.headers().names())
                .doesNotContain("Authorization", "authorization", "Signature", "webhook-signature");
    }

    @Test
    void aBearerToken() {
        assertThat(arrived("--bearer", "abc").headers().get("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void userAndPassword() {
        assertThat(arrived("--basic", "Aladdin:open sesame").headers().get("Authorization"))
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="); // RFC 7617
    }

    @Test
    void aTokenInTheUrl() {
        assertThat(arrived("--token", "a+b").uri()).isEqualTo("/webhooks/willsuite?token=a%2Bb");
        assertThat(arrived("--token", "abc", "--token-parameter", "key").uri())
                .isEqualTo("/webhooks/willsuite?key=abc");
    }

    @Test
    void aTokenInAHeaderAndNotInTheUrl() {
        Request request = arrived("--token", "abc", "--token-header", "X-Token");

        assertThat(request.headers().get("X-Token")).isEqualTo("abc");
        assertThat(request.uri()).doesNotContain("abc");
    }

    @Test
    void theBodysHmac() {
        String rfc4231 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        assertThat(arrived("--hmac", "Jefe").headers().get("Signature")).isEqualTo(rfc4231);
        assertThat(arrived("--hmac", "Jefe", "--hmac-header", "X-Hub").headers().get("X-Hub"))
                .isEqualTo(rfc4231);
    }

    @Test
    void standardWebhooks() {
        for (String secret : new String[] {KEY, "whsec_" + KEY}) {
            Request request = arrived("--standard-webhooks", secret);

            String id = request.headers().get("webhook-id");
            String timestamp = request.headers().get("webhook-timestamp");
            byte[] signature = new HmacSha256(Base64.getDecoder().decode(KEY))
                    .of((id + "." + timestamp + "." + new String(BODY, UTF_8)).getBytes(UTF_8));
            assertThat(Long.parseLong(timestamp)).isPositive();
            assertThat(request.headers().get("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
        }
    }

    /** Of the specification's own libraries. */
    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        byte[] signature = new HmacSha256(Base64.getDecoder().decode(KEY))
                .of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.".getBytes(UTF_8),
                        "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void severalWaysAtOnceForTheBridgeMayAskForAll() {
        Request request = arrived("--bearer", "abc", "--token", "def", "--hmac", "Jefe", "--standard-webhooks", KEY);

        assertThat(request.uri()).endsWith("?token=def");
        assertThat(request.headers().names())
                .contains("Signature", "webhook-signature")
                .anyMatch("authorization"::equalsIgnoreCase);
    }

    @Test
    void aSecretMayBeInAFileOrInTheEnvironment() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "abc\n");
        Map.Entry<String, String> some = System.getenv().entrySet().stream()
                .filter(each -> each.getValue().matches("[\\w/.:-]+"))
                .findFirst()
                .orElseThrow();

        assertThat(arrived("--bearer", "file:" + file).headers().get("Authorization"))
                .isEqualTo("Bearer abc");
        assertThat(arrived("--bearer", "env:" + some.getKey()).headers().get("Authorization"))
                .isEqualTo("Bearer " + some.getValue());
    }

    @Test
    void noneOfThemPrintsItsSecret() {
        assertThat(Credentials.bearer("canary").toString()).doesNotContain("canary");
        assertThat(Credentials.hmac("Signature", "canary").toString())
                .doesNotContain("canary", HexFormat.of().formatHex("canary".getBytes(UTF_8)));
    }
}
