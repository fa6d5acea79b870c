package dev.willbridge.ingress.security;

import static dev.willbridge.ingress.fixture.Signer.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BasicAuthenticatorTest {

    private static final String USER = "will";
    private static final String FIRST = "First:secret.of/basic";
    private static final String SECOND = "zweites Geheimnis für Ümläute";

    private final Policy policy =
            Policies.policy("basic.username=" + USER, "basic.secrets.first=" + FIRST, "basic.secrets.second=" + SECOND);

    @ParameterizedTest
    @MethodSource
    void letsIn(Sender sender) {
        assertThat(policy.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsIn() {
        String right = basic(USER, FIRST);
        return Stream.of(
                named("the secret", authorization(right)),
                named("the other live secret, in UTF-8", authorization(basic(USER, SECOND))),
                named("a scheme in lower case", authorization(right.replace("Basic", "basic"))),
                named("a scheme in upper case", authorization(right.replace("Basic", "BASIC"))),
                named("base64 without padding", authorization(right.replace("=", ""))),
                named("a header's name in upper case", Sender.showing("AUTHORIZATION", right)));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAway(Sender sender) {
        assertThat(policy.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAway() {
        String right = basic(USER, FIRST);
        return Stream.of(
                named("no header", Sender.of(new byte[0])),
                named("an empty header", authorization("")),
                named("a scheme without credentials", authorization("Basic")),
                named("a scheme with empty credentials", authorization("Basic ")),
                named("credentials without a scheme", authorization(right.substring("Basic ".length()))),
                named("another scheme", authorization(right.replace("Basic", "Bearer"))),
                named("a wrong secret", authorization(basic(USER, FIRST + "x"))),
                named("a secret cut short", authorization(basic(USER, FIRST.substring(1)))),
                named("no secret", authorization(basic(USER, ""))),
                named("the secret in another case", authorization(basic(USER, FIRST.toLowerCase(Locale.ROOT)))),
                named("a wrong user", authorization(basic("bill", FIRST))),
                named("no user", authorization(basic("", FIRST))),
                named("the user in another case", authorization(basic("Will", FIRST))),
                named("what is not base64", authorization("Basic " + USER + ":" + FIRST)),
                named("two right headers", authorization(right).and("Authorization", right)),
                named("a wrong and a right header", authorization("Basic eDp5").and("Authorization", right)),
                named("a right secret elsewhere", Sender.showing("Proxy-Authorization", right)));
    }

    private static Sender authorization(String value) {
        return Sender.showing("Authorization", value);
    }
}
