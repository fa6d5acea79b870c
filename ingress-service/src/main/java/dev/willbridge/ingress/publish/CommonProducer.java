package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The producer that the feeds of all topics have in common, and another one in its place when it will not recover: when it is
 * broken or was not let in, or when nothing but timeouts came of it for {@link #SILENCE}. That it is so may be learnt by any
 * topic, and only by one: Kafka's client throws such an error once. Safe for many threads.
 */
final class CommonProducer {

    /** For so long a producer may get no answer. One that asked for its id while it was not let in waits for ever. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final long NEVER = Long.MIN_VALUE;

    private final ProducerFactory<byte[], byte[]> producers;
    private final LongSupplier nanoTime;
    private final AtomicBoolean needsAnother = new AtomicBoolean();
    private final AtomicLong silentSince = new AtomicLong(NEVER);

    CommonProducer(ProducerFactory<byte[], byte[]> producers, LongSupplier nanoTime) {
        this.producers = producers;
        this.nanoTime = nanoTime;
    }

    /** Returns the present one. May block for as long as the one before takes to close, and not on an event loop. */
    Producer<byte[], byte[]> get() {
        if (needsAnother.get() && needsAnother.compareAndSet(true, false)) {
            silentSince.set(NEVER);
            producers.reset();
        }
        return producers.createProducer();
    }

    /** Takes note of why something was not acknowledged. Never blocks. */
    void failed(Exception failure) {
        if (ProducerDoubts.needsAnother(failure) || (failure instanceof TimeoutException && isSilentForLong())) {
            needsAnother.set(true);
        }
    }

    /** Something was acknowledged. Never blocks. */
    void succeeded() {
        if (silentSince.get() != NEVER) {
            silentSince.set(NEVER);
        }
    }

    private boolean isSilentForLong() {
        long now = nanoTime.getAsLong();
        return !silentSince.compareAndSet(NEVER, now) && now - silentSince.get() > SILENCE.toNanos();
    }
}
