package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private static final String SOURCE = "192.0.2.1";
    private static final int BURST = 3;

    private final AtomicLong now = new AtomicLong();
    private final FailedAttempts attempts = perMinute(6);

    @Test
    void toleratesABurstAndNoMore() {
        assertThat(tolerated(10)).isEqualTo(BURST);
    }

    @Test
    void toleratesOneMoreForEachPartOfAMinute() {
        tolerated(10);

        pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(tolerated(10)).isZero();
        pass(Duration.ofNanos(1));
        assertThat(tolerated(10)).isEqualTo(1);
    }

    @Test
    void forgetsNoPartOfATimeThatPassed() {
        tolerated(10);

        for (int second = 0; second < 20; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(tolerated(1)).isEqualTo(second == 9 || second == 19 ? 1 : 0);
        }
    }

    @Test
    void toleratesNoMoreThanABurstAfterAnyTime() {
        tolerated(10);

        pass(Duration.ofDays(1000));

        assertThat(tolerated(10)).isEqualTo(BURST);
    }

    @Test
    void countsEachSourceByItself() {
        tolerated(10);

        assertThat(attempts.tolerates("192.0.2.2")).isTrue();
        assertThat(attempts.tolerates(SOURCE)).isFalse();
    }

    @Test
    void remembersABoundedNumberOfSources() {
        FailedAttempts once = new FailedAttempts(new SecurityProperties.FailedAttempts(1, 1), now::get);
        sources().forEach(once::tolerates);

        assertThat(sources().filter(source -> !once.tolerates(source)).count()).isBetween(1L, 15_000L);
    }

    private static Stream<String> sources() {
        return IntStream.range(0, 50_000).mapToObj(source -> "source " + source);
    }

    @Test
    void saysWhenItToleratesTheNext() {
        assertThat(attempts.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(perMinute(1).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    private FailedAttempts perMinute(int failures) {
        return new FailedAttempts(new SecurityProperties.FailedAttempts(BURST, failures), now::get);
    }

    private long tolerated(int failures) {
        return IntStream.range(0, failures)
                .filter(failure -> attempts.tolerates(SOURCE))
                .count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
