package dev.willbridge.ingress.security;

import static dev.willbridge.ingress.fixture.Signer.hmac;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HmacAuthenticatorTest {

    private static final String FIRST = "First-key-of-an-HMAC";
    private static final String SECOND = "Schlüssel-für-ein-HMAC";
    private static final byte[] BODY = "{\"name\":\"J\\u00fcrgen\"}".getBytes(UTF_8);
    private static final byte[] SAME_JSON = "{\"name\":\"Jürgen\"}".getBytes(UTF_8);

    private final Policy policy = Policies.policy("hmac.secrets.first=" + FIRST, "hmac.secrets.second=" + SECOND);

    /** Test case 2 of RFC 4231, whose key is shorter than what the service takes for a secret. */
    @Test
    void signsLikeTheRfc() {
        LiveKeys keys = new LiveKeys(Map.of("rfc", Secret.of("Jefe")), Secret::bytes);
        byte[] signature = HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

        assertThat(keys.nameOf(List.of(signature), "what do ya want for nothing?".getBytes(UTF_8)))
                .isEqualTo("rfc");
    }

    @ParameterizedTest
    @MethodSource
    void letsIn(Sender sender) {
        assertThat(policy.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsIn() {
        byte[] empty = {};
        return Stream.of(
                named("the body's signature", signed(hmac(FIRST, BODY))),
                named("hex in upper case", signed(hmac(FIRST, BODY).toUpperCase(Locale.ROOT))),
                named("the other live key, in UTF-8", signed(hmac(SECOND, BODY))),
                named("a header's name in lower case", Sender.of(BODY).and("signature", hmac(FIRST, BODY))),
                named(
                        "the signature of an empty body",
                        signed(hmac(FIRST, empty)).sending(empty)));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAway(Sender sender) {
        assertThat(policy.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAway() {
        String right = hmac(FIRST, BODY);
        byte[] oneBitOff = BODY.clone();
        oneBitOff[0] ^= 1;
        return Stream.of(
                named("no header", Sender.of(BODY)),
                named("an empty header", signed("")),
                named("another key", signed(hmac("another-key-of-an-HMAC", BODY))),
                named("the key in another case", signed(hmac(FIRST.toLowerCase(Locale.ROOT), BODY))),
                named("the key itself", signed(FIRST)),
                named("a signature cut short", signed(right.substring(2))),
                named("half a byte", signed(right.substring(1))),
                named("a longer signature", signed(right + "00")),
                named("what is not hex", signed("x".repeat(right.length()))),
                named("two right headers", signed(right).and("Signature", right)),
                named("a wrong and a right header", signed("00").and("Signature", right)),
                named("two signatures in one header", signed(right + "," + right)),
                named("a right signature in another header", Sender.of(BODY).and("X-Signature", right)),
                named("a body with one bit changed", signed(right).sending(oneBitOff)),
                named("a body with the same JSON in other bytes", signed(right).sending(SAME_JSON)),
                named("no body", signed(right).sending(new byte[0])));
    }

    @Test
    void looksForTheSignatureInTheHeaderThatIsConfigured() {
        Policy elsewhere = Policies.policy("hmac.header=X-Body-Signature", "hmac.secrets.first=" + FIRST);

        assertThat(elsewhere.admits(Sender.of(BODY).and("X-Body-Signature", hmac(FIRST, BODY))))
                .isTrue();
        assertThat(elsewhere.admits(signed(hmac(FIRST, BODY)))).isFalse();
    }

    private static Sender signed(String signature) {
        return Sender.of(BODY).and("Signature", signature);
    }
}
