package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread's pauses, each twice as long as the one before, up to a limit; and the word that it is to end. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration next = FIRST; // confined to the thread that pauses

    /** Ends the pause that is under way, and all to come. Safe for any thread. */
    void stop() {
        stopping.countDown();
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    void pause() throws InterruptedException {
        if (!stopping.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
            Duration longer = next.multipliedBy(2);
            next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        }
    }

    /** Makes the next pause a short one. */
    void reset() {
        next = FIRST;
    }
}
