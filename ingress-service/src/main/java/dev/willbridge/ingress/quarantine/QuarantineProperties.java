package dev.willbridge.ingress.quarantine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of rejected webhooks. Beyond the rate they are answered 503, so that whoever has a stolen secret cannot fill
 * Kafka with garbage unseen. It must be more than all webhooks together: on the day that the vendor changes its payload, all
 * are rejected.
 *
 * @param maxRate how many rejected webhooks a second are kept, for long
 * @param burst how many at once
 */
@ConfigurationProperties("willbridge.quarantine")
record QuarantineProperties(
        @DefaultValue("100") int maxRate,
        @DefaultValue("1000") int burst) {

    QuarantineProperties {
        if (maxRate < 1 || burst < 1) {
            throw new IllegalArgumentException("willbridge.quarantine.max-rate and burst must be at least 1");
        }
    }
}
