package dev.willbridge.ingress.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Publishes events with acks=all or, where Kafka does not take them in time, keeps them in the spool until it does. Says
 * within two and a half seconds how that ended.
 *
 * <p>Order is kept for the events of a key that come one after the other's answer. May be called on an event loop: never
 * blocks. The result arrives on whichever thread learns it, the producer's network thread as a rule, which must not be held
 * up.
 */
public final class KafkaPublisher implements SmartLifecycle {

    /** Below the web server's phases: starts before it and stops after its last request is answered. */
    private static final int PHASE = 0;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

    private final Map<String, Lane> lanes;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "publish-clock"));
    private volatile boolean running;

    /** @param lanes by topic */
    KafkaPublisher(Map<String, Lane> lanes) {
        this.lanes = lanes;
    }

    /** Publishes an event to one of the known topics. The result is always a value. */
    public Mono<PublishResult> publish(Event event) {
        return Mono.fromFuture(lane(event.topic()).publish(event), true);
    }

    /** Returns after which time a sender may try again whose event for that topic was not kept, or null if that is not known. */
    public @Nullable Duration retryAfter(String topic) {
        return lane(topic).retryAfter();
    }

    /** Returns whether events of some topic go to the spool without trying Kafka, because earlier ones are in there. */
    public boolean isSpooling() {
        return lanes.values().stream().anyMatch(Lane::isSpooling);
    }

    private Lane lane(String topic) {
        Lane lane = lanes.get(topic);
        if (lane == null) {
            throw new IllegalArgumentException("No lane for " + topic);
        }
        return lane;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what can be thrown is caught here
    private void expire(Lane lane) {
        long nanos = Duration.ofSeconds(1).toNanos();
        try {
            nanos = lane.expire();
        } catch (RuntimeException e) {
            log.error("Looking for events without acknowledgement failed", e); // a bug; the next look must come
        } finally {
            clock.schedule(() -> expire(lane), nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void start() {
        running = true;
        lanes.values().forEach(lane -> {
            lane.start();
            clock.execute(() -> expire(lane));
        });
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        lanes.values().forEach(lane -> {
            try {
                lane.stop(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
