package dev.willbridge.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {

    private final AtomicLong now = new AtomicLong();
    private final Rate rate = new Rate(now::get);

    @Test
    void isWhatGoesBySteadily() {
        for (int second = 0; second < 300; second++) {
            rate.add(500);
            pass(Duration.ofSeconds(1));
        }

        assertThat(rate.perSecond()).isCloseTo(500, withinPercentage(5));
    }

    @Test
    void fadesWhenNothingGoesBy() {
        rate.add(30_000);
        double before = rate.perSecond();

        pass(Duration.ofSeconds(21));

        assertThat(rate.perSecond()).isCloseTo(before / 2, withinPercentage(5));
    }

    @Test
    void isNothingBeforeAnythingWentBy() {
        pass(Duration.ofDays(1));

        assertThat(rate.perSecond()).isZero();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
