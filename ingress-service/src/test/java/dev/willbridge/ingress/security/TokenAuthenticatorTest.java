package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAuthenticatorTest {

    private static final String FIRST = "First-token-of-a-URL";
    private static final String SECOND = "a+b/c=&d? für Umlaute";

    private final Policy inQuery = Policies.policy("token.secrets.first=" + FIRST, "token.secrets.second=" + SECOND);
    private final Policy inHeader =
            Policies.policy("token.header=X-Token", "token.secrets.first=" + FIRST, "token.secrets.second=" + SECOND);

    @ParameterizedTest
    @MethodSource
    void letsInByTheQuery(Sender sender) {
        assertThat(inQuery.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsInByTheQuery() {
        return Stream.of(
                named("the token", asking("token", FIRST)),
                named("the other live token, in UTF-8", asking("token", SECOND)),
                named("the token beside other parameters", asking("other", "x").asking("token", FIRST)));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAwayByTheQuery(Sender sender) {
        assertThat(inQuery.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAwayByTheQuery() {
        return Stream.of(
                named("no parameter", Sender.of(new byte[0])),
                named("an empty token", asking("token", "")),
                named("a wrong token", asking("token", FIRST + "x")),
                named("a token cut short", asking("token", FIRST.substring(1))),
                named("the token in another case", asking("token", FIRST.toLowerCase(Locale.ROOT))),
                named("the parameter in another case", asking("Token", FIRST)),
                named("another parameter", asking("secret", FIRST)),
                named("the token twice", asking("token", FIRST).asking("token", FIRST)),
                named("a wrong and a right token", asking("token", "x").asking("token", FIRST)),
                named("a header of that name", Sender.showing("token", FIRST)));
    }

    @ParameterizedTest
    @MethodSource
    void letsInByTheHeader(Sender sender) {
        assertThat(inHeader.admits(sender)).isTrue();
    }

    static Stream<Named<Sender>> letsInByTheHeader() {
        return Stream.of(
                named("the token", Sender.showing("X-Token", FIRST)),
                named("the other live token, in UTF-8", Sender.showing("X-Token", SECOND)),
                named("a header's name in lower case", Sender.showing("x-token", FIRST)));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAwayByTheHeader(Sender sender) {
        assertThat(inHeader.admits(sender)).isFalse();
    }

    static Stream<Named<Sender>> turnsAwayByTheHeader() {
        return Stream.of(
                named("no header", Sender.of(new byte[0])),
                named("an empty header", Sender.showing("X-Token", "")),
                named("a wrong token", Sender.showing("X-Token", FIRST + "x")),
                named("the token in another case", Sender.showing("X-Token", FIRST.toUpperCase(Locale.ROOT))),
                named("two right headers", Sender.showing("X-Token", FIRST).and("X-Token", FIRST)),
                named(
                        "a wrong and a right header",
                        Sender.showing("X-Token", "x").and("X-Token", FIRST)),
                named("the token in the query all the same", asking("token", FIRST)));
    }

    private static Sender asking(String parameter, String value) {
        return Sender.of(new byte[0]).asking(parameter, value);
    }
}
