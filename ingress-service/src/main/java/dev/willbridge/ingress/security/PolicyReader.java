package dev.willbridge.ingress.security;

import dev.willbridge.ingress.security.SecurityProperties.Require;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes policies of the settings, or refuses to where they are not safe. */
final class PolicyReader {

    private static final String BASIC = "Basic realm=\"webhooks\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"webhooks\"";
    private static final String MANAGEMENT = "Bearer realm=\"management\"";
    private static final String TOKEN = "Token realm=\"webhooks\"";
    private static final String SIGNATURE = "Signature realm=\"webhooks\"";

    private final SecurityMetrics metrics;
    private final Clock clock;

    PolicyReader(SecurityMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns what is asked of whoever sends webhooks.
     *
     * @throws InsecureSettingsException where that is too little, or nothing and nobody said so
     */
    Policy webhooks(SecurityProperties settings) {
        SecretRules.check(settings);
        List<Way> ways = new ArrayList<>();
        add(ways, "basic", settings.basic().secrets(), BASIC, secrets -> new BasicAuthenticator(settings.basic()));
        add(ways, "bearer", settings.bearer().secrets(), BEARER, BearerAuthenticator::new);
        add(ways, "token", settings.token().secrets(), TOKEN, secrets -> new TokenAuthenticator(settings.token()));
        add(ways, "hmac", settings.hmac().secrets(), SIGNATURE, secrets -> new HmacAuthenticator(settings.hmac()));
        add(
                ways,
                "standard-webhooks",
                settings.standardWebhooks().secrets(),
                SIGNATURE,
                secrets -> new StandardWebhooksAuthenticator(settings.standardWebhooks(), clock));
        return new Policy(ways, settings.require());
    }

    /** Returns what is asked of whoever acts on the management port: without a secret, what nobody can fulfil. */
    Policy management(SecurityProperties settings) {
        Map<String, Secret> secrets = settings.management().secrets();
        return new Policy(List.of(way("management", secrets, MANAGEMENT, BearerAuthenticator::new)), Require.ALL);
    }

    private void add(
            List<Way> ways,
            String name,
            Map<String, Secret> secrets,
            String challenge,
            Function<Map<String, Secret>, Authenticator> authenticator) {
        if (!secrets.isEmpty()) {
            ways.add(way(name, secrets, challenge, authenticator));
        }
    }

    private Way way(
            String name,
            Map<String, Secret> secrets,
            String challenge,
            Function<Map<String, Secret>, Authenticator> authenticator) {
        return new Way(name, challenge, authenticator.apply(secrets), metrics.uses(name, secrets.keySet()));
    }
}
