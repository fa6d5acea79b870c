package dev.willbridge.ingress.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final int BURST = 3;
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // as nanoTime may, it overflows at once
    private final TokenBucket bucket = new TokenBucket(BURST, INTERVAL.toNanos(), now::get);

    @Test
    void isFullAtFirst() {
        assertThat(takeAll()).isEqualTo(BURST);
    }

    @Test
    void getsOneMoreInEveryInterval() {
        takeAll();

        pass(INTERVAL.minusNanos(1));
        assertThat(takeAll()).isZero();
        pass(Duration.ofNanos(1));
        assertThat(takeAll()).isEqualTo(1);
        pass(INTERVAL.multipliedBy(2));
        assertThat(takeAll()).isEqualTo(2);
    }

    @Test
    void losesNothingOfAnIntervalBetweenTwoLooks() {
        takeAll();

        pass(INTERVAL.plusMillis(60));
        assertThat(takeAll()).isEqualTo(1);
        pass(INTERVAL.minusMillis(60));
        assertThat(takeAll()).isEqualTo(1);
    }

    @Test
    void holdsNoMoreThanTheBurstHoweverLongNobodyTakes() {
        takeAll();

        pass(Duration.ofDays(365));

        assertThat(takeAll()).isEqualTo(BURST);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private int takeAll() {
        int taken = 0;
        while (bucket.take()) {
            taken++;
        }
        return taken;
    }
}
