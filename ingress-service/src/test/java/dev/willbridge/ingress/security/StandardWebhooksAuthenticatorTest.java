package dev.willbridge.ingress.security;

import static dev.willbridge.ingress.fixture.Signer.standardWebhooks;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksAuthenticatorTest {

    // The example of the specification, signed at Policies.NOW
    private static final String EXAMPLE_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String EXAMPLE_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String WITHOUT_PREFIX = "c2Vjb25kIHNlY3JldCBvZiBtYW55IGJ5dGVz";
    private static final String UNKNOWN = "YW5vdGhlciBzZWNyZXQgb2YgbWFueSBieXRlcw==";
    private static final Instant NOW = Policies.NOW;
    private static final long TOLERANCE = 300;

    private final Policy policy = Policies.policy(
            "standard-webhooks.secrets.first=" + EXAMPLE_SECRET, "standard-webhooks.secrets.second=" + WITHOUT_PREFIX);

    @Test
    void letsInTheExampleOfTheSpecification() {
        assertThat(policy.admits(message(EXAMPLE_SIGNATURE))).isTrue();
    }

    @Test
    void letsTheSameMessageInAgainForThatIsHowASenderRepeatsIt() {
        Sender sender = signedAt(NOW);

        assertThat(policy.admits(sender)).isTrue();
        assertThat(policy.admits(sender)).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void letsIn(Sender sender) {
        assertThat(policy.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsIn() {
        String right = EXAMPLE_SIGNATURE;
        String wrong = sign(UNKNOWN, ID, NOW, BODY);
        return Stream.of(
                named("a secret without whsec_", message(sign(WITHOUT_PREFIX, ID, NOW, BODY))),
                named("a timestamp as old as is tolerated", signedAt(NOW.minusSeconds(TOLERANCE))),
                named("a timestamp as far ahead as is tolerated", signedAt(NOW.plusSeconds(TOLERANCE))),
                named("the right signature first", message(right + " " + wrong)),
                named("the right signature last", message(wrong + " " + wrong + " " + right)),
                named("an asymmetric signature before it", message("v1a,aGVsbG8= " + right)),
                named("an unknown version before it", message("v2,aGVsbG8= " + right)),
                named("what is no signature before it", message("nonsense v1 v1, v1,! , " + right)),
                named("more than one space", message(wrong + "   " + right)),
                named("an id in UTF-8", message("msg_für", seconds(NOW), sign(WITHOUT_PREFIX, "msg_für", NOW, BODY))));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAway(Sender sender) {
        assertThat(policy.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAway() {
        String right = EXAMPLE_SIGNATURE;
        String now = seconds(NOW);
        byte[] oneBitOff = BODY.clone();
        oneBitOff[oneBitOff.length - 1] ^= 1;
        return Stream.of(
                named("no header", Sender.of(BODY)),
                named("no signature", Sender.of(BODY).and("webhook-id", ID).and("webhook-timestamp", now)),
                named("no id", Sender.of(BODY).and("webhook-timestamp", now).and("webhook-signature", right)),
                named("no timestamp", Sender.of(BODY).and("webhook-id", ID).and("webhook-signature", right)),
                named("an empty signature", message("")),
                named("an empty signature of version 1", message("v1,")),
                named("a signature without a version", message(right.substring("v1,".length()))),
                named("the version in another case", message(right.replace("v1", "V1"))),
                named("the signature under another version", message(right.replace("v1", "v2"))),
                named("the signature under the asymmetric version", message(right.replace("v1", "v1a"))),
                named("commas between signatures", message("v1,aGVsbG8=," + right)),
                named(
                        "the signature in another case",
                        message("v1," + right.substring(3).toLowerCase(Locale.ROOT))),
                named("what is not base64", message("v1,!" + right.substring(4))),
                named("another secret", message(sign(UNKNOWN, ID, NOW, BODY))),
                named("two id headers", message(right).and("webhook-id", ID)),
                named("two timestamp headers", message(right).and("webhook-timestamp", now)),
                named("two signature headers", message(right).and("webhook-signature", right)),
                named("another id", message("msg_other", now, right)),
                named("another timestamp", message(ID, seconds(NOW.plusSeconds(1)), right)),
                named("an expired timestamp", signedAt(NOW.minusSeconds(TOLERANCE + 1))),
                named("a timestamp too far ahead", signedAt(NOW.plusSeconds(TOLERANCE + 1))),
                named("the same id with another body", message(right).sending("{\"test\": 1}".getBytes(UTF_8))),
                named("a body with one bit changed", message(right).sending(oneBitOff)),
                named(
                        "a body with the same JSON in other bytes",
                        message(right).sending("{\"test\":2432232314}".getBytes(UTF_8))),
                named("no body", message(right).sending(new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "1614265330.0",
                "0x60380000",
                "1614265330000",
                "-1614265330",
                "31556889864403199",
                "-31557014167219200",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808"
            })
    void turnsAwayATimestampThatIsNoneEvenIfItIsSigned(String timestamp) {
        String signature = standardWebhooks(EXAMPLE_SECRET, ID, timestamp, BODY);

        assertThat(policy.admits(message(ID, timestamp, signature))).isFalse();
    }

    @Test
    void toleratesWhatIsConfigured() {
        Policy strict =
                Policies.policy("standard-webhooks.tolerance=10s", "standard-webhooks.secrets.first=" + EXAMPLE_SECRET);

        assertThat(strict.admits(signedAt(NOW.minusSeconds(10)))).isTrue();
        assertThat(strict.admits(signedAt(NOW.minusSeconds(11)))).isFalse();
    }

    private static Sender signedAt(Instant time) {
        return message(ID, seconds(time), sign(EXAMPLE_SECRET, ID, time, BODY));
    }

    private static Sender message(String signatures) {
        return message(ID, seconds(NOW), signatures);
    }

    private static Sender message(String id, String timestamp, String signatures) {
        return Sender.of(BODY)
                .and("webhook-id", id)
                .and("webhook-timestamp", timestamp)
                .and("webhook-signature", signatures);
    }

    private static String sign(String secret, String id, Instant time, byte[] body) {
        return standardWebhooks(secret, id, seconds(time), body);
    }

    private static String seconds(Instant time) {
        return String.valueOf(time.getEpochSecond());
    }
}
