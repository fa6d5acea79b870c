package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BearerAuthenticatorTest {

    private static final String FIRST = "First.bearer-token~of+32/bytes==";
    private static final String SECOND = "jeton-secret-déjà-vu-à";

    private final Policy policy = Policies.policy("bearer.secrets.first=" + FIRST, "bearer.secrets.second=" + SECOND);

    @ParameterizedTest
    @MethodSource
    void letsIn(Sender sender) {
        assertThat(policy.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsIn() {
        return Stream.of(
                named("the token", authorization("Bearer " + FIRST)),
                named("the other live token, in UTF-8", authorization("Bearer " + SECOND)),
                named("a scheme in lower case", authorization("bearer " + FIRST)),
                named("a scheme in upper case", authorization("BEARER " + FIRST)),
                named("more than one space", authorization("Bearer   " + FIRST)));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAway(Sender sender) {
        assertThat(policy.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAway() {
        return Stream.of(
                named("no header", Sender.of(new byte[0])),
                named("an empty header", authorization("")),
                named("a scheme without a token", authorization("Bearer")),
                named("a scheme with an empty token", authorization("Bearer ")),
                named("a token without a scheme", authorization(FIRST)),
                named("another scheme", authorization("Basic " + FIRST)),
                named("a longer scheme", authorization("Bearer2 " + FIRST)),
                named("a wrong token", authorization("Bearer " + FIRST + "x")),
                named("a token cut short", authorization("Bearer " + FIRST.substring(1))),
                named("the token in another case", authorization("Bearer " + FIRST.toUpperCase(Locale.ROOT))),
                named("both tokens", authorization("Bearer " + FIRST + " " + SECOND)),
                named("two right headers", authorization("Bearer " + FIRST).and("Authorization", "Bearer " + FIRST)),
                named("a wrong and a right header", authorization("Bearer x").and("Authorization", "Bearer " + FIRST)));
    }

    private static Sender authorization(String value) {
        return Sender.showing("Authorization", value);
    }
}
