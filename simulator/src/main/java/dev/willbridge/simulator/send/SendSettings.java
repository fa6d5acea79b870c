package dev.willbridge.simulator.send;

import dev.willbridge.simulator.http.Credentials;
import java.net.URI;
import java.time.Duration;

/**
 * What to send, and how.
 *
 * @param rate webhooks a second, whatever the answers do; 0 for as fast as the connections take them
 * @param count how many webhooks; {@link Long#MAX_VALUE} for no bound
 * @param duration for how long to send new ones
 */
public record SendSettings(
        URI target,
        Credentials credentials,
        int connections,
        double rate,
        long count,
        Duration duration,
        RetryPolicy retries) {

    /** No bound. */
    public static final Duration FOREVER = Duration.ofDays(10_000);
}
