package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that hands one topic's events to the producer, in the order in which they were offered.
 *
 * <p>{@link Producer#send} waits for metadata (when cold, and again when idle for long) and for room in its buffer, so an
 * event loop must not call it. A feed for each topic, because a topic without metadata would hold up the others.
 */
final class ProducerFeed {

    /**
     * How long to let deliveries gather after those that were there. To be woken for each costs whoever offers it more than all
     * else that it does with it.
     */
    private static final Duration GATHERING = Duration.ofNanos(250_000);

    private static final Logger log = LoggerFactory.getLogger(ProducerFeed.class);

    private final String topic;
    private final CommonProducer producer;
    private final LinkedTransferQueue<Delivery> waiting = new LinkedTransferQueue<>();
    private final Thread thread;

    ProducerFeed(String topic, CommonProducer producer) {
        this.topic = topic;
        this.producer = producer;
        this.thread = new Thread(this::run, "publish-" + topic);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread. What still waits stays where it is, without a verdict. */
    void stop(Duration timeout) throws InterruptedException {
        thread.interrupt();
        thread.join(timeout.toMillis());
    }

    /** Takes a delivery, which gets its verdict in time. Never blocks; how many there are is bounded by the caller. */
    void offer(Delivery delivery) {
        waiting.add(delivery);
    }

    /** Takes note of what became of a delivery, null for an acknowledgement. Safe for many threads; never blocks. */
    void ended(@Nullable Exception failure) {
        if (failure == null) {
            producer.succeeded();
        } else {
            producer.failed(failure);
        }
    }

    private void run() {
        try {
            warmUp();
            while (!Thread.currentThread().isInterrupted()) {
                send(waiting.take());
                for (Delivery next = waiting.poll(); next != null; next = waiting.poll()) {
                    send(next);
                }
                LockSupport.parkNanos(GATHERING.toNanos());
            }
        } catch (InterruptedException | InterruptException e) {
            log.debug("Nothing more is handed to the producer for {}", topic);
        }
    }

    /** Connects and fetches metadata before the first event needs them. */
    private void warmUp() {
        try {
            producer.get().partitionsFor(topic);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.debug("No metadata of {} yet: {}", topic, e.toString()); // the first event fetches it, then
            producer.failed(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the delivery is told itself
    private void send(Delivery delivery) {
        if (delivery.isDecided()) {
            delivery.neverSent(); // the lane gave up on it while it waited here
            return;
        }
        try {
            producer.get().send(delivery.event().toRecord(), delivery);
        } catch (InterruptException e) {
            delivery.fail(e);
            throw e;
        } catch (RuntimeException e) {
            producer.failed(BrokenProducerException.orSame(e));
            delivery.fail(e);
        }
    }
}
