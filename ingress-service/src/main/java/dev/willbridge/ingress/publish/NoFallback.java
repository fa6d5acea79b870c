package dev.willbridge.ingress.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps nothing: the sender is told to try again. */
final class NoFallback implements Fallback {

    @Override
    public boolean isEngaged() {
        return false;
    }

    @Override
    public boolean holds(Runnable goOn) {
        return false;
    }

    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public void take(Delivery delivery) {
        delivery.answer(PublishResult.UNAVAILABLE);
    }

    @Override
    public void takeUndeliverable(Delivery delivery) {
        delivery.answer(PublishResult.UNAVAILABLE);
    }

    @Override
    public void acknowledgedAfterAll(Delivery delivery, Runnable forgotten) {
        forgotten.run();
    }

    @Override
    public void directPathIsClear() {}

    @Override
    public @Nullable Duration retryAfter() {
        return null;
    }

    @Override
    public void start() {}

    @Override
    public void stop(Duration timeout) {}
}
