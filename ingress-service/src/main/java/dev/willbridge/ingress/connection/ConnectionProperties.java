package dev.willbridge.ingress.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What connections to the webhooks' port may take. Those to the management port are not counted.
 *
 * @param max how many may be open. A further one is closed as soon as it is made.
 * @param headTimeout how long the line and the headers of a request may take: from the connection's beginning, or from the
 *     first byte of a later request on it. Then the connection is closed.
 * @param bodyTimeout how long the body may take from the end of the headers. Then the answer is 408 and the connection is
 *     closed.
 * @param answerTimeout how long the sender may take to take its answer. Then the connection is closed.
 */
@ConfigurationProperties("willbridge.connections")
record ConnectionProperties(
        @DefaultValue("4096") int max,
        @DefaultValue("5s") Duration headTimeout,
        @DefaultValue("5s") Duration bodyTimeout,
        @DefaultValue("5s") Duration answerTimeout) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    ConnectionProperties {
        if (max < 1) {
            throw new IllegalArgumentException("willbridge.connections.max must be at least 1");
        }
        requireUsable("willbridge.connections.head-timeout", headTimeout);
        requireUsable("willbridge.connections.body-timeout", bodyTimeout);
        requireUsable("willbridge.connections.answer-timeout", answerTimeout);
    }

    private static void requireUsable(String name, Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be between 100 ms and 5 minutes");
        }
    }
}
