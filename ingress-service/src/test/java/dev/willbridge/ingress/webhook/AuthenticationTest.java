package dev.willbridge.ingress.webhook;

import static dev.willbridge.ingress.fixture.Signer.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.ingress.fixture.Wire;
import dev.willbridge.ingress.ingest.Outcome;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may send is decided by the head of a request, where no signature of the body is asked for. */
@ExtendWith(OutputCaptureExtension.class)
class AuthenticationTest {

    private static final String PASSWORD = "Password:of-many-bytes";
    private static final String BEARER = "First.bearer-token~of+many/bytes==";
    private static final String BEARER_IN_UTF8 = "jeton-secret-déjà-vu-à";
    private static final String TOKEN = "a+b/c=&d?für#Umlaute";
    private static final String TOKEN_ENCODED = "a%2Bb%2Fc%3D%26d%3Ff%C3%BCr%23Umlaute";

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(
                "localhost:1",
                "willbridge.kafka.ack-timeout=100ms",
                "willbridge.security.require=any",
                "willbridge.security.basic.username=will",
                "willbridge.security.basic.secrets.first=" + PASSWORD,
                "willbridge.security.bearer.secrets.first=" + BEARER,
                "willbridge.security.bearer.secrets.second=" + BEARER_IN_UTF8,
                "willbridge.security.bearer.secrets.unused=a-token-that-nobody-sends",
                "willbridge.security.token.secrets.first=" + TOKEN,
                "willbridge.security.failed-attempts.burst=100000");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @MethodSource
    void letsIn(String proof) {
        assertThat(post(proof, Webhook.conforming())).startsWith("HTTP/1.1 202 Accepted");
    }

    static Stream<Named<String>> letsIn() {
        return Stream.of(
                named("user and password", authorization(basic("will", PASSWORD))),
                named(
                        "a scheme in another case",
                        authorization("bASIC" + basic("will", PASSWORD).substring(5))),
                named("a bearer token", authorization("Bearer " + BEARER)),
                named("another live token, in UTF-8", authorization("bearer " + BEARER_IN_UTF8)),
                named("a percent-encoded token in the query", query("token=" + TOKEN_ENCODED)),
                named("the same in lower case", query("x=1&token=" + TOKEN_ENCODED.replace("%2B", "%2b"))),
                named("a right way beside a wrong one", query("token=wrong") + "\nAuthorization: Bearer " + BEARER));
    }

    @ParameterizedTest
    @MethodSource
    void turnsAway(String proof) {
        assertThat(post(proof, Webhook.conforming())).startsWith("HTTP/1.1 401 Unauthorized");
    }

    static Stream<Named<String>> turnsAway() {
        String right = authorization("Bearer " + BEARER);
        return Stream.of(
                named("nothing", query("")),
                named("a wrong user", authorization(basic("bill", PASSWORD))),
                named("a wrong password", authorization(basic("will", PASSWORD + "x"))),
                named("a password in another case", authorization(basic("will", PASSWORD.toLowerCase(Locale.ROOT)))),
                named("what is not base64", authorization("Basic will:" + PASSWORD)),
                named("a wrong token", authorization("Bearer x" + BEARER)),
                named("an empty token", authorization("Bearer ")),
                named("an empty header", authorization("")),
                named("an unknown scheme", authorization("Negotiate " + BEARER)),
                named("the right header twice", right + "\nAuthorization: Bearer " + BEARER),
                named("a wrong token in the query", query("token=wrong")),
                named("an empty token in the query", query("token=")),
                named("a parameter without a value", query("token")),
                named("the right token twice", query("token=" + TOKEN_ENCODED + "&token=" + TOKEN_ENCODED)),
                named("a token whose plus is not encoded", query("token=" + TOKEN_ENCODED.replace("%2B", "+"))),
                named("bytes that are not UTF-8", query("token=%FF%FE")),
                named("the secret of another way", authorization("Bearer " + TOKEN)));
    }

    @Test
    void answersTheSameBytesWhateverWasWrong() {
        Set<String> answers = turnsAway()
                .map(proof -> post(proof.getPayload(), Webhook.conforming()))
                .collect(Collectors.toSet());

        assertThat(answers).containsExactly("""
                HTTP/1.1 401 Unauthorized
                Cache-Control: no-store
                Content-Type: application/problem+json
                WWW-Authenticate: Basic realm="webhooks", charset="UTF-8"
                WWW-Authenticate: Bearer realm="webhooks"
                WWW-Authenticate: Token realm="webhooks"
                Content-Length: 112

                {"type":"urn:willbridge:problem:unauthorized","title":"The sender does not prove that it may send","status":401}""".replace("\n", "\r\n"));
    }

    @Test
    void keepsNothingOfWhatItTurnsAway(CapturedOutput output) {
        long kept = answered(Outcome.SPOOLED) + answered(Outcome.ACCEPTED);
        Webhook webhook = Webhook.conforming();

        turnsAway().forEach(proof -> post(proof.getPayload(), webhook));

        assertThat(bridge.manage("/actuator/health").body())
                .contains(kept == 0 ? "\"state\":\"empty\"" : "\"events\":" + kept);
        assertThat(output.getAll())
                .contains("Turned away a request from 127.0.0.1")
                .doesNotContain(webhook.caseId(), webhook.customerId(), BEARER, PASSWORD, TOKEN, TOKEN_ENCODED);
    }

    @Test
    void parsesNoBodyOfAStranger() {
        assertThat(post(query("token=wrong"), new Webhook("", "", "{".getBytes(UTF_8))))
                .startsWith("HTTP/1.1 401");
        assertThat(post(authorization("Bearer " + BEARER), new Webhook("", "", "{".getBytes(UTF_8))))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void waitsForNoBodyOfAStranger() {
        String answer = exchange(query("token=wrong") + "\nContent-Type: application/json\nContent-Length: 700");

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void tellsAStrangerNothingOfWhatABodyMustBe() {
        String wrong = query("token=wrong");
        String right = authorization("Bearer " + BEARER);
        String text = "\nContent-Type: text/plain\nContent-Length: 0";
        String large = "\nContent-Type: application/json\nContent-Length: 10000000";

        assertThat(exchange(wrong + text)).startsWith("HTTP/1.1 401");
        assertThat(exchange(wrong + large)).startsWith("HTTP/1.1 401");
        assertThat(exchange(right + text)).startsWith("HTTP/1.1 415");
        assertThat(exchange(right + large)).startsWith("HTTP/1.1 413");
    }

    @Test
    void anotherPathOrMethodIsAnsweredAsBefore() {
        assertThat(exchange("POST /other HTTP/1.1\nContent-Length: 0")).startsWith("HTTP/1.1 404");
        assertThat(exchange("GET /webhooks/willsuite?token=wrong HTTP/1.1")).startsWith("HTTP/1.1 405");
    }

    @Test
    void countsTheUsesOfEachSecretFromZero() {
        double before = uses("bearer", "first");

        post(authorization("Bearer " + BEARER), Webhook.conforming());
        post(authorization("Bearer wrong"), Webhook.conforming());

        assertThat(uses("bearer", "first")).isEqualTo(before + 1);
        assertThat(bridge.manage("/actuator/prometheus").body())
                .contains(
                        "willbridge_security_authenticated_total{application=\"willbridge-ingress\",secret=\"unused\",way=\"bearer\"} 0.0");
    }

    @Test
    void countsEveryRequestOnce() {
        long unauthorized = answered(Outcome.UNAUTHORIZED);
        long spooled = answered(Outcome.SPOOLED);

        post(query("token=wrong"), Webhook.conforming());
        post(authorization("Bearer wrong"), Webhook.conforming());
        post(authorization("Bearer " + BEARER), Webhook.conforming());

        assertThat(answered(Outcome.UNAUTHORIZED)).isEqualTo(unauthorized + 2);
        assertThat(answered(Outcome.SPOOLED)).isEqualTo(spooled + 1);
        assertThat(bridge.meters().get("willbridge.webhooks.received").counter().count())
                .isEqualTo(Arrays.stream(Outcome.values())
                        .mapToLong(AuthenticationTest::answered)
                        .sum());
    }

    private static String authorization(String value) {
        return query("x=1") + "\nAuthorization: " + value;
    }

    private static String query(String query) {
        return "POST /webhooks/willsuite?" + query + " HTTP/1.1";
    }

    private static String post(String head, Webhook webhook) {
        return Wire.exchange(
                bridge,
                head + "\nContent-Type: application/json\nContent-Length: " + webhook.body().length,
                webhook.body());
    }

    private static String exchange(String head) {
        return Wire.exchange(bridge, head, new byte[0]);
    }

    private static double uses(String way, String secret) {
        return bridge.meters()
                .get("willbridge.security.authenticated")
                .tags("way", way, "secret", secret)
                .counter()
                .count();
    }

    private static long answered(Outcome outcome) {
        Timer timer = bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome.tag())
                .timer();
        return timer.count();
    }
}
