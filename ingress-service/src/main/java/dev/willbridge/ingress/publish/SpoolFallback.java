package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.SpoolEntry;
import dev.willbridge.ingress.spool.SpoolQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps a topic's events on disk, fsynced before they are answered, and has them delivered when Kafka is back. Engaged for
 * as long as one event that came here is on no topic.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what is chained to a future answers for itself
final class SpoolFallback implements Fallback {

    /** The sender is promised an answer within two and a half seconds, of which writing it and a busy machine have a part. */
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(2300);

    private final Spool spool;
    private final SpooledTopic spooled;
    private final Drainer drainer;
    private final Handover handover;
    private final PublishMetrics metrics;

    SpoolFallback(Spool spool, SpooledTopic spooled, Drainer drainer, Handover handover, PublishMetrics metrics) {
        this.spool = spool;
        this.spooled = spooled;
        this.drainer = drainer;
        this.handover = handover;
        this.metrics = metrics;
    }

    @Override
    public boolean isEngaged() {
        return spooled.hasUndelivered();
    }

    @Override
    public boolean holds(Runnable goOn) {
        return handover.hold(goOn);
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void take(Delivery delivery) {
        spooled.countUndelivered(1);
        keep(delivery, spooled.waiting()).whenComplete((entry, failure) -> {
            if (failure != null) {
                spooled.countUndelivered(-1);
            }
            drainer.wake();
        });
    }

    @Override
    public void takeUndeliverable(Delivery delivery) {
        keep(delivery, spooled.undeliverable());
    }

    private CompletableFuture<SpoolEntry> keep(Delivery delivery, SpoolQueue queue) {
        delivery.answerWithin(ANSWER_WITHIN);
        return queue.append(StoredRecord.encode(delivery.event().toRecord())).whenComplete((entry, failure) -> {
            if (failure != null) {
                metrics.failed(failure);
                delivery.spooled().completeExceptionally(failure);
                delivery.answer(PublishResult.UNAVAILABLE);
            } else {
                delivery.spooled().complete(entry);
                delivery.answer(PublishResult.SPOOLED);
            }
        });
    }

    /** Waits until it is written, and then removes it. If that fails, it is delivered a second time. */
    @Override
    public void acknowledgedAfterAll(Delivery delivery, Runnable forgotten) {
        delivery.spooled().whenComplete((entry, notWritten) -> {
            if (notWritten == null) {
                spooled.waiting().remove(List.of(entry)).thenAccept(removed -> spooled.countUndelivered(-removed));
            }
            forgotten.run();
        });
    }

    @Override
    public void directPathIsClear() {
        drainer.wake();
    }

    @Override
    public Duration retryAfter() {
        return spool.untilRoom();
    }

    @Override
    public void start() {
        drainer.start();
    }

    @Override
    public void stop(Duration timeout) throws InterruptedException {
        drainer.stop(timeout);
    }
}
