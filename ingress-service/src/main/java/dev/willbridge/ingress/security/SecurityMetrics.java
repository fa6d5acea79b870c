package dev.willbridge.ingress.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of who sends: {@code willbridge.security.authenticated}, by way and name of the secret. It is there from 0
 * on, and says when an old secret is no longer used.
 */
final class SecurityMetrics {

    private final MeterRegistry registry;

    SecurityMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Map<String, Counter> uses(String way, Collection<String> secrets) {
        Map<String, Counter> uses = new TreeMap<>();
        secrets.forEach(secret -> uses.put(secret, uses(way, secret)));
        return uses;
    }

    private Counter uses(String way, String secret) {
        return Counter.builder("willbridge.security.authenticated")
                .description("Requests whose sender knew that secret")
                .tag("way", way)
                .tag("secret", secret)
                .register(registry);
    }
}
