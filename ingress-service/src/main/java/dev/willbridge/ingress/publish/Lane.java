package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One topic's way: to Kafka directly, and to the fallback when Kafka is not to be had or earlier events are still in there.
 *
 * <p>Order: an event that was answered comes before every event of its key that arrives after the answer. It was either
 * acknowledged by Kafka, or has engaged the fallback before it was answered; and what is in the fallback goes to Kafka only
 * when the direct path is clear. So {@link #enter} looks at the fallback again after it has registered the event as
 * unacknowledged: either it sees that the fallback is engaged, or the fallback sees that the direct path is not clear.
 */
final class Lane {

    private final Duration ackTimeout;
    private final Unacknowledged unacknowledged;
    private final ProducerFeed feed;
    private final Fallback fallback;
    private final Refusals refusals;
    private final PublishMetrics metrics;
    private final OutageLog outages;

    Lane(
            Duration ackTimeout,
            Unacknowledged unacknowledged,
            ProducerFeed feed,
            Fallback fallback,
            Refusals refusals,
            PublishMetrics metrics,
            OutageLog outages) {
        this.ackTimeout = ackTimeout;
        this.unacknowledged = unacknowledged;
        this.feed = feed;
        this.fallback = fallback;
        this.refusals = refusals;
        this.metrics = metrics;
        this.outages = outages;
    }

    CompletableFuture<PublishResult> publish(Event event) {
        Delivery delivery = new Delivery(event, this::verdict);
        if (!(fallback.isEngaged() && fallback.holds(() -> enter(delivery)))) {
            enter(delivery);
        }
        return delivery.answer();
    }

    private void enter(Delivery delivery) {
        if (fallback.isEngaged()) {
            fallback.take(delivery);
        } else if (!unacknowledged.add(delivery)) {
            unavailable(delivery, new BacklogFullException());
        } else if (fallback.isEngaged() && delivery.decide()) {
            fallback.take(delivery);
            done(delivery);
        } else {
            feed.offer(delivery);
        }
    }

    /** Called on the producer's network thread, or the feed's. */
    private void verdict(Delivery delivery, @Nullable Exception failure) {
        feed.ended(failure);
        if (delivery.decide()) {
            if (failure == null) {
                delivery.answer(PublishResult.ACKNOWLEDGED);
                outages.succeeded();
            } else {
                unavailable(delivery, failure);
            }
            done(delivery);
        } else if (failure == null) {
            fallback.acknowledgedAfterAll(delivery, () -> done(delivery));
        } else {
            done(delivery);
        }
    }

    private void unavailable(Delivery delivery, Exception failure) {
        metrics.failed(failure);
        if (Undeliverable.isReason(failure)) {
            refused(delivery, failure);
        } else {
            outages.failed(failure);
            fallback.take(delivery);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    private void refused(Delivery delivery, Exception reason) {
        refusals.direct(delivery, reason).thenAccept(result -> {
            if (result == PublishResult.UNAVAILABLE) {
                fallback.takeUndeliverable(delivery);
            } else {
                delivery.answer(result);
            }
        });
    }

    private void done(Delivery delivery) {
        unacknowledged.remove(delivery);
        if (fallback.isEngaged() && unacknowledged.isEmpty()) {
            fallback.directPathIsClear();
        }
    }

    /**
     * Gives up on what has waited for its acknowledgement as long as it may. Where events are kept, that is an outage, and
     * all that waits goes to the fallback in the order in which it came, so that the outage costs one timeout.
     *
     * @return in how many nanoseconds to look again: in time for what comes meanwhile, though it may have been held for half
     *     of its time
     */
    long expire() {
        long timeout = ackTimeout.toNanos();
        List<Delivery> waiting = unacknowledged.undecided();
        if (waiting.isEmpty()) {
            return timeout / 2;
        }
        long left = timeout - waiting.get(0).age();
        if (left > 0) {
            return Math.min(left, timeout / 2);
        }
        TimeoutException cause = new TimeoutException("no acknowledgement within " + ackTimeout.toMillis() + " ms");
        for (Delivery delivery : waiting) {
            if ((fallback.keeps() || delivery.age() >= timeout) && delivery.decide()) {
                unavailable(delivery, cause);
            }
        }
        return timeout / 20;
    }

    boolean isSpooling() {
        return fallback.isEngaged();
    }

    @Nullable
    Duration retryAfter() {
        return fallback.retryAfter();
    }

    void start() {
        fallback.start();
        feed.start();
    }

    void stop(Duration timeout) throws InterruptedException {
        feed.stop(timeout);
        fallback.stop(timeout);
    }
}
