package dev.willbridge.ingress.webhook;

import static dev.willbridge.ingress.fixture.Signer.hmac;
import static dev.willbridge.ingress.fixture.Signer.standardWebhooks;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the body is signed, the bytes that arrive are those that were signed. */
class SignedWebhookTest {

    private static final String KEY = "first-key-of-an-HMAC";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TOKEN = "a-bearer-token-of-many-bytes";

    private static Bridge either;
    private static Bridge both;

    @BeforeAll
    static void start() {
        either = Bridge.start(
                "localhost:1",
                "willbridge.kafka.ack-timeout=100ms",
                "willbridge.security.require=any",
                "willbridge.security.hmac.secrets.first=" + KEY,
                "willbridge.security.standard-webhooks.secrets.first=" + SECRET);
        both = Bridge.start(
                "localhost:1",
                "willbridge.kafka.ack-timeout=100ms",
                "willbridge.security.hmac.secrets.first=" + KEY,
                "willbridge.security.bearer.secrets.first=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        either.close();
        both.close();
    }

    @Test
    void aSignedBodyIsLetIn() {
        Webhook webhook = Webhook.conforming();
        String signature = hmac(KEY, webhook.body());

        assertThat(status(either, signed(either, webhook, signature))).isEqualTo(202);
        assertThat(status(either, signed(either, webhook, signature.toUpperCase(Locale.ROOT))))
                .isEqualTo(202);
    }

    @Test
    void aBodyThatIsNotTheSignedOneIsTurnedAway() {
        Webhook webhook = Webhook.conforming();
        String signature = hmac(KEY, webhook.body());
        byte[] oneBitOff = webhook.body().clone();
        oneBitOff[oneBitOff.length / 2] ^= 1;
        Webhook sameJson = webhook.with("{\"case_data\"", "{ \"case_data\"");

        assertThat(status(either, signed(either, new Webhook("", "", oneBitOff), signature)))
                .isEqualTo(401);
        assertThat(status(either, signed(either, sameJson, signature))).isEqualTo(401);
        assertThat(status(either, either.request(webhook))).isEqualTo(401);
    }

    @Test
    void aBodyThatIsNotJsonIsABadRequestOnlyIfItIsSigned() {
        Webhook broken = new Webhook("", "", "{".getBytes(UTF_8));

        assertThat(status(either, signed(either, broken, "00"))).isEqualTo(401);
        assertThat(status(either, signed(either, broken, hmac(KEY, broken.body()))))
                .isEqualTo(400);
    }

    @Test
    void whatIsReadToBeProvedIsBounded() {
        assertThat(status(either, either.request(Webhook.conforming().padded(300_000))))
                .isEqualTo(413);
    }

    @Test
    void aMessageSentAgainIsTheSameEvent() {
        Webhook webhook = Webhook.conforming();
        HttpRequest message = message(webhook, Instant.now()).build();

        HttpResponse<String> first = either.send(message);
        HttpResponse<String> again = either.send(message);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(first.body()).contains(EventId.of(webhook.body())).isEqualTo(again.body());
    }

    @Test
    void aMessageSentAgainWithAnotherBodyIsTurnedAway() {
        HttpRequest message = message(Webhook.conforming(), Instant.now()).build();
        HttpRequest.Builder replayed = either.request(Webhook.conforming());
        message.headers().map().forEach((name, values) -> replayed.setHeader(name, values.get(0)));

        assertThat(status(either, replayed)).isEqualTo(401);
    }

    @Test
    void aMessageOutOfItsTimeIsTurnedAway() {
        assertThat(status(either, message(Webhook.conforming(), Instant.now().minusSeconds(290))))
                .isEqualTo(202);
        assertThat(status(either, message(Webhook.conforming(), Instant.now().minusSeconds(310))))
                .isEqualTo(401);
        assertThat(status(either, message(Webhook.conforming(), Instant.now().plusSeconds(310))))
                .isEqualTo(401);
    }

    @Test
    void ofTwoWaysBothMustHoldUnlessItIsSaidOtherwise() {
        Webhook webhook = Webhook.conforming();
        String signature = hmac(KEY, webhook.body());

        assertThat(status(both, signed(both, webhook, signature).header("Authorization", "Bearer " + TOKEN)))
                .isEqualTo(202);
        assertThat(status(both, signed(both, webhook, signature).header("Authorization", "Bearer x")))
                .isEqualTo(401);
        assertThat(status(both, signed(both, webhook, "00").header("Authorization", "Bearer " + TOKEN)))
                .isEqualTo(401);
        assertThat(status(both, signed(both, webhook, signature))).isEqualTo(401);
    }

    @Test
    void whichOfTwoWaysWasWrongIsNotTold() {
        Webhook webhook = Webhook.conforming();

        HttpResponse<String> wrongToken = both.send(signed(both, webhook, hmac(KEY, webhook.body()))
                .header("Authorization", "Bearer x")
                .build());
        HttpResponse<String> wrongSignature = both.send(signed(both, webhook, "00")
                .header("Authorization", "Bearer " + TOKEN)
                .build());

        assertThat(wrongToken.headers()).isEqualTo(wrongSignature.headers());
        assertThat(wrongToken.body()).isEqualTo(wrongSignature.body());
        assertThat(wrongToken.headers().allValues("www-authenticate"))
                .containsExactly("Bearer realm=\"webhooks\"", "Signature realm=\"webhooks\"");
    }

    private static HttpRequest.Builder signed(Bridge bridge, Webhook webhook, String signature) {
        return bridge.request(webhook).header("Signature", signature);
    }

    private static HttpRequest.Builder message(Webhook webhook, Instant time) {
        String id = "msg_" + UUID.randomUUID();
        String timestamp = String.valueOf(time.getEpochSecond());
        return either.request(webhook)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", standardWebhooks(SECRET, id, timestamp, webhook.body()));
    }

    private static int status(Bridge bridge, HttpRequest.Builder request) {
        return bridge.send(request.build()).statusCode();
    }
}
