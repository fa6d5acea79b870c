package dev.willbridge.ingress.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Policies as the service makes them of settings, on a clock that stands still. */
final class Policies {

    static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

    private static final String PREFIX = "willbridge.security.";

    private Policies() {}

    /** @param settings such as {@code hmac.secrets.first=...} */
    static Policy policy(String... settings) {
        return policy(new SimpleMeterRegistry(), settings);
    }

    static Policy policy(MeterRegistry meters, String... settings) {
        return reader(meters).webhooks(settings(settings));
    }

    static PolicyReader reader(MeterRegistry meters) {
        return new PolicyReader(new SecurityMetrics(meters), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static SecurityProperties settings(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            all.put(PREFIX + parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("willbridge.security", SecurityProperties.class);
    }
}
