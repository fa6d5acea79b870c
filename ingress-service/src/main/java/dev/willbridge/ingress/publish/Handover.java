package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Takes a topic from its spool back to direct delivery, under any load: while the last events of the spool are delivered,
 * what arrives is held for a moment instead of being put behind them, where the next would find it, and so on without end.
 *
 * <p>Nothing that is held was answered, so no order is lost. Bounded by the requests in flight, and in time. Safe for many
 * threads.
 */
final class Handover {

    private final Executor afterTheLongest;
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holding;

    /** @param longest for how long something may be held */
    Handover(Duration longest) {
        this.afterTheLongest = CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Returns whether that will go on later, on whichever thread, or is not to wait. Never blocks. */
    boolean hold(Runnable goOn) {
        if (!holding) {
            return false;
        }
        held.add(goOn);
        return holding || !held.remove(goOn);
    }

    /** What arrives from here on is held, until the end or for the longest time. */
    void begin() {
        if (!holding) {
            holding = true;
            afterTheLongest.execute(this::end);
        }
    }

    /** What was held goes on, and what arrives from here on is not held. */
    void end() {
        holding = false;
        Runnable goOn = held.poll();
        while (goOn != null) {
            goOn.run();
            goOn = held.poll();
        }
    }
}
