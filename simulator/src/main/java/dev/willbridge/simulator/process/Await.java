package dev.willbridge.simulator.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Await {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);

    private Await() {}

    /**
     * Blocks until it is so.
     *
     * @throws IllegalStateException where it is not in time, or the thread is interrupted
     */
    static void until(String what, Duration timeout, BooleanSupplier isSo) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Not within " + timeout.toSeconds() + " s: " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting for " + what);
            }
            LockSupport.parkNanos(INTERVAL);
        }
    }
}
