package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.capacity.Capacity;
import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * One topic's way into the producer: a backlog, bounded in count and bytes, and the thread that empties it.
 *
 * <p>{@link Producer#send} waits for metadata (when cold, and again when idle for long) and for room in its buffer, so it
 * is called here and nowhere else. A lane for each topic, because a topic without metadata would hold up the others.
 * Deliveries keep the order in which they were offered.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final String topic;
    private final ProducerFactory<byte[], byte[]> producers;
    private final LinkedTransferQueue<Delivery> backlog = new LinkedTransferQueue<>();
    private final Capacity capacity;
    private final Thread thread;

    Lane(String topic, ProducerFactory<byte[], byte[]> producers, Capacity capacity) {
        this.topic = topic;
        this.producers = producers;
        this.capacity = capacity;
        this.thread = new Thread(this::run, "publish-" + topic);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread. What is still in the backlog stays there and times out. */
    void stop(Duration timeout) throws InterruptedException {
        thread.interrupt();
        thread.join(timeout.toMillis());
    }

    /** Takes a delivery, or refuses it where there is no room. Never blocks. */
    boolean offer(Delivery delivery) {
        return capacity.enter(delivery.event().body().length) && backlog.offer(delivery);
    }

    int waitingEvents() {
        return capacity.count();
    }

    int waitingBytes() {
        return capacity.bytes();
    }

    private void run() {
        try {
            warmUp();
            while (!Thread.currentThread().isInterrupted()) {
                Delivery delivery = backlog.take();
                try {
                    send(delivery);
                } finally {
                    capacity.leave(delivery.event().body().length);
                }
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            log.debug("The lane to {} ends", topic);
        }
    }

    /** Connects and fetches metadata before the first event needs them. */
    private void warmUp() {
        try {
            producers.createProducer().partitionsFor(topic);
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.debug("No metadata of {} yet: {}", topic, e.toString()); // the first event fetches it, then
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the delivery is told itself
    private void send(Delivery delivery) {
        if (delivery.isDone()) {
            return; // timed out while it waited, and was answered so
        }
        try {
            producers.createProducer().send(CloudEventRecord.of(delivery.event()), delivery);
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            delivery.completeExceptionally(e);
            throw e;
        } catch (RuntimeException e) {
            delivery.completeExceptionally(e);
        }
    }
}
