package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * An event between its acceptance and its answer, and until the producer is done with it, which may be later.
 *
 * <p>Whoever decides it first says what becomes of it: the producer by its verdict, or the lane that gave up waiting for
 * one. Safe for many threads.
 */
final class Delivery implements Callback {

    private static final Duration SOON = Duration.ofMillis(100);

    private final Event event;
    private final long began = System.nanoTime();
    private final BiConsumer<Delivery, @Nullable Exception> verdict;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<PublishResult> answer = new CompletableFuture<>();
    private final CompletableFuture<SpoolEntry> spooled = new CompletableFuture<>();

    /** @param verdict is told once what the producer says: null when acknowledged. Called on the producer's thread */
    Delivery(Event event, BiConsumer<Delivery, @Nullable Exception> verdict) {
        this.event = event;
        this.verdict = verdict;
    }

    Event event() {
        return event;
    }

    int bytes() {
        return event.size();
    }

    /** Returns for how many nanoseconds it has been going on. */
    long age() {
        return System.nanoTime() - began;
    }

    long began() {
        return began;
    }

    /** Returns true to the first who asks, who must then see to the answer. */
    boolean decide() {
        return decided.compareAndSet(false, true);
    }

    boolean isDecided() {
        return decided.get();
    }

    /** Returns what the sender is told; completes once. */
    CompletableFuture<PublishResult> answer() {
        return answer;
    }

    void answer(PublishResult result) {
        answer.complete(result);
    }

    /** Returns its place in the spool; completes, or fails, if it goes there. */
    CompletableFuture<SpoolEntry> spooled() {
        return spooled;
    }

    /** Has the sender told that it is unavailable, if nothing else is known so long after it began, or very soon. */
    @SuppressWarnings("FutureReturnValueIgnored") // is the answer itself
    void answerWithin(Duration sinceItBegan) {
        long left = Math.max(sinceItBegan.toNanos() - age(), SOON.toNanos());
        answer.completeOnTimeout(PublishResult.UNAVAILABLE, left, TimeUnit.NANOSECONDS);
    }

    /** The producer would not take it. */
    void fail(Exception cause) {
        verdict.accept(this, cause);
    }

    /** The producer will never have it. */
    void neverSent() {
        verdict.accept(this, new IllegalStateException("Never sent"));
    }

    /** Called on the producer's network thread: must not block. */
    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        verdict.accept(this, failure);
    }
}
