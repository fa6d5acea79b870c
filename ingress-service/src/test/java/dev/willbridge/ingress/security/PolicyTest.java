package dev.willbridge.ingress.security;

import static dev.willbridge.ingress.fixture.Signer.hmac;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final String TOKEN = "a-bearer-token-of-some-bytes";
    private static final String KEY = "an-hmac-key-of-some-bytes";
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private static final Sender WITH_NEITHER = Sender.of(BODY);
    private static final Sender WITH_TOKEN = WITH_NEITHER.and("Authorization", "Bearer " + TOKEN);
    private static final Sender WITH_SIGNATURE = WITH_NEITHER.and("Signature", hmac(KEY, BODY));
    private static final Sender WITH_BOTH = WITH_TOKEN.and("Signature", hmac(KEY, BODY));
    private static final Sender WITH_ONE_WRONG = WITH_TOKEN.and("Signature", hmac(TOKEN, BODY));

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void ofSeveralWaysAllMustHoldUnlessItIsSaidOtherwise() {
        Policy policy = Policies.policy("bearer.secrets.first=" + TOKEN, "hmac.secrets.first=" + KEY);

        assertThat(policy.admits(WITH_BOTH)).isTrue();
        assertThat(policy.admits(WITH_TOKEN)).isFalse();
        assertThat(policy.admits(WITH_SIGNATURE)).isFalse();
        assertThat(policy.admits(WITH_ONE_WRONG)).isFalse();
        assertThat(policy.admits(WITH_NEITHER)).isFalse();
    }

    @Test
    void ofSeveralWaysOneIsEnoughWhereAnyIsRequired() {
        Policy policy = Policies.policy("require=any", "bearer.secrets.first=" + TOKEN, "hmac.secrets.first=" + KEY);

        assertThat(policy.admits(WITH_BOTH)).isTrue();
        assertThat(policy.admits(WITH_TOKEN)).isTrue();
        assertThat(policy.admits(WITH_SIGNATURE)).isTrue();
        assertThat(policy.admits(WITH_ONE_WRONG)).isTrue();
        assertThat(policy.admits(WITH_NEITHER)).isFalse();
    }

    @Test
    void everybodyIsLetInWhereThatIsSaid() {
        assertThat(Policies.policy("anonymous=true").admits(WITH_NEITHER)).isTrue();
        assertThat(Policies.policy("anonymous=true", "require=any").admits(WITH_NEITHER))
                .isTrue();
    }

    @Test
    void anOldSecretAndItsSuccessorAreLiveTogetherAndThenTheSuccessorAlone() {
        Sender before = WITH_TOKEN;
        Sender after = WITH_NEITHER.and("Authorization", "Bearer its-successor-of-some-bytes");

        Policy during = Policies.policy("bearer.secrets.a=" + TOKEN, "bearer.secrets.b=its-successor-of-some-bytes");
        Policy then = Policies.policy("bearer.secrets.b=its-successor-of-some-bytes");

        assertThat(during.admits(before)).isTrue();
        assertThat(during.admits(after)).isTrue();
        assertThat(then.admits(before)).isFalse();
        assertThat(then.admits(after)).isTrue();
    }

    @Test
    void theSecretOfOneWayIsNotThatOfAnother() {
        Policy policy = Policies.policy("require=any", "bearer.secrets.first=" + TOKEN, "token.secrets.first=" + KEY);

        assertThat(policy.admits(WITH_NEITHER.and("Authorization", "Bearer " + KEY)))
                .isFalse();
        assertThat(policy.admits(WITH_NEITHER.asking("token", TOKEN))).isFalse();
    }

    @Test
    void theBodyIsReadOnlyWhereItIsPartOfAProof() {
        assertThat(Policies.policy("bearer.secrets.first=" + TOKEN).readsBody()).isFalse();
        assertThat(Policies.policy("bearer.secrets.first=" + TOKEN, "hmac.secrets.first=" + KEY)
                        .readsBody())
                .isTrue();
        assertThat(Policies.policy("standard-webhooks.secrets.first=YW5vdGhlciBzZWNyZXQgb2YgbWFueSBieXRlcw==")
                        .readsBody())
                .isTrue();
    }

    @Test
    void whoeverFailedIsToldTheWaysAndNoMore() {
        Policy policy = Policies.policy(
                "require=any",
                "basic.username=will",
                "basic.secrets.first=" + TOKEN,
                "bearer.secrets.first=" + TOKEN,
                "hmac.secrets.first=" + KEY,
                "standard-webhooks.secrets.first=YW5vdGhlciBzZWNyZXQgb2YgbWFueSBieXRlcw==");

        assertThat(policy.challenges())
                .containsExactly(
                        "Basic realm=\"webhooks\", charset=\"UTF-8\"",
                        "Bearer realm=\"webhooks\"",
                        "Signature realm=\"webhooks\"");
    }

    @Test
    void theUsesOfEachSecretAreCountedFromZero() {
        Policy policy = Policies.policy(
                meters, "bearer.secrets.old=" + TOKEN, "bearer.secrets.new=its-successor-of-some-bytes");
        assertThat(uses("bearer", "old")).isZero();
        assertThat(uses("bearer", "new")).isZero();

        policy.admits(WITH_TOKEN);
        policy.admits(WITH_TOKEN);
        policy.admits(WITH_NEITHER);

        assertThat(uses("bearer", "old")).isEqualTo(2);
        assertThat(uses("bearer", "new")).isZero();
    }

    @Test
    void theUsesAreCountedOnAfterAnExchange() {
        Policies.policy(meters, "bearer.secrets.old=" + TOKEN).admits(WITH_TOKEN);
        Policies.policy(meters, "bearer.secrets.old=" + TOKEN).admits(WITH_TOKEN);

        assertThat(uses("bearer", "old")).isEqualTo(2);
    }

    @Test
    void nobodyActsOnTheManagementPortWithoutASecretForIt() {
        Policy policy = Policies.reader(meters).management(Policies.settings("bearer.secrets.first=" + TOKEN));

        assertThat(policy.admits(WITH_NEITHER)).isFalse();
        assertThat(policy.admits(WITH_TOKEN)).isFalse();
    }

    @Test
    void printsTheNamesOfSecretsOnly() {
        Policy policy = Policies.policy("bearer.secrets.first=" + TOKEN, "hmac.secrets.second=" + KEY);

        assertThat(policy).hasToString("bearer[first] and hmac[second]");
        assertThat(Policies.settings("bearer.secrets.first=" + TOKEN, "hmac.secrets.second=" + KEY)
                        .toString())
                .contains("first", "second")
                .doesNotContain(TOKEN, KEY);
    }

    private double uses(String way, String secret) {
        return meters.get("willbridge.security.authenticated")
                .tags("way", way, "secret", secret)
                .counter()
                .count();
    }
}
