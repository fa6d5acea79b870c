package dev.willbridge.simulator.send;

import java.time.Duration;
import java.util.List;

/**
 * How a sender bears with a receiver.
 *
 * @param timeout how long it waits for an answer
 * @param pauses before each further try; then it gives the event up
 */
public record RetryPolicy(Duration timeout, List<Duration> pauses) {

    /** What is assumed of WillSuite, as it is usual where it comes from: it publishes no word on it. */
    public static final RetryPolicy WILLSUITE =
            new RetryPolicy(Duration.ofSeconds(3), List.of(Duration.ofSeconds(10), Duration.ofSeconds(100)));

    /** The same with pauses so many times as long. */
    public RetryPolicy scaled(double factor) {
        return new RetryPolicy(
                timeout,
                pauses.stream()
                        .map(pause -> Duration.ofNanos((long) (pause.toNanos() * factor)))
                        .toList());
    }
}
