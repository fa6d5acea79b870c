package dev.willbridge.ingress.publish;

import dev.willbridge.contracts.WebhookType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;
import reactor.core.publisher.Mono;

/**
 * Publishes events with acks=all and says, within the acknowledgement timeout, how that ended.
 *
 * <p>Events of one topic are sent in the order in which they were handed in. May be called on an event loop: never blocks.
 * The result arrives on whichever thread learns it, the producer's network thread as a rule, which must not be held up.
 */
public final class KafkaPublisher implements SmartLifecycle {

    /** Below the web server's phases: starts before it and stops after its last request is answered. */
    private static final int PHASE = 0;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Duration ackTimeout;
    private final PublishMetrics metrics;
    private final OutageLog outages = new OutageLog(log, System::nanoTime);
    private volatile boolean running;

    KafkaPublisher(
            Collection<WebhookType> types,
            ProducerFactory<byte[], byte[]> producers,
            PublishProperties properties,
            PublishMetrics metrics) {
        types.forEach(type -> lanes.put(
                type.topic(),
                new Lane(type.topic(), producers, properties.backlog().capacity())));
        this.ackTimeout = properties.ackTimeout();
        this.metrics = metrics;
        lanes.forEach(metrics::watch);
    }

    /** Publishes an event of one of the known types. The result is always a value, within the acknowledgement timeout. */
    public Mono<PublishResult> publish(Event event) {
        Delivery delivery = new Delivery(event);
        if (!lane(event).offer(delivery)) {
            return Mono.just(unavailable(new BacklogFullException()));
        }
        CompletableFuture<PublishResult> result =
                delivery.orTimeout(ackTimeout.toMillis(), TimeUnit.MILLISECONDS).handle(this::result);
        return Mono.fromFuture(result, true);
    }

    private Lane lane(Event event) {
        Lane lane = lanes.get(event.type().topic());
        if (lane == null) {
            throw new IllegalArgumentException("No lane for " + event.type().name());
        }
        return lane;
    }

    private PublishResult result(@Nullable RecordMetadata metadata, @Nullable Throwable failure) {
        if (failure != null) {
            return unavailable(failure instanceof TimeoutException ? noAcknowledgement() : failure);
        }
        outages.succeeded();
        return PublishResult.ACKNOWLEDGED;
    }

    private Throwable noAcknowledgement() {
        return new org.apache.kafka.common.errors.TimeoutException(
                "no acknowledgement within " + ackTimeout.toMillis() + " ms");
    }

    private PublishResult unavailable(Throwable failure) {
        metrics.failed(failure);
        outages.failed(failure);
        return PublishResult.UNAVAILABLE;
    }

    @Override
    public void start() {
        running = true;
        lanes.values().forEach(Lane::start);
    }

    @Override
    public void stop() {
        running = false;
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
