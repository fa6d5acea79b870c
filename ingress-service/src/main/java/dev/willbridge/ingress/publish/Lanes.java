package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.Spool;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Puts together the lane of each topic: those given, and those for which an earlier life left events. */
final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private final CommonProducer common;
    private final PublishProperties properties;
    private final PublishMetrics metrics;
    private final @Nullable Spool spool;
    private final OutageLog outages;
    private final Refusals refusals;
    private final Map<String, Lane> lanes = new HashMap<>();

    /** @param spool null where events are not kept while Kafka is away */
    Lanes(
            ProducerFactory<byte[], byte[]> producers,
            PublishProperties properties,
            PublishMetrics metrics,
            @Nullable Spool spool,
            Diversion diversion) {
        this.producers = producers;
        this.common = new CommonProducer(producers, System::nanoTime);
        this.properties = properties;
        this.metrics = metrics;
        this.spool = spool;
        String otherwise = spool == null ? "is answered 503" : "is kept aside in the spool";
        this.refusals = new Refusals(diversion, this::publish, Refusals.WITHIN, metrics, otherwise, log);
        this.outages = new OutageLog(log, spool == null ? "answered 503" : "kept in the spool", System::nanoTime);
    }

    Map<String, Lane> of(Collection<String> topics) {
        topics.forEach(topic -> lanes.computeIfAbsent(topic, this::lane));
        if (spool != null) {
            spool.names().forEach(name -> lanes.computeIfAbsent(SpooledTopic.ofQueue(name), this::lane));
        }
        return Map.copyOf(lanes);
    }

    private CompletableFuture<PublishResult> publish(Event event) {
        Lane lane = lanes.get(event.topic());
        return lane == null ? CompletableFuture.completedFuture(PublishResult.UNAVAILABLE) : lane.publish(event);
    }

    private Lane lane(String topic) {
        Unacknowledged unacknowledged = new Unacknowledged(properties.backlog().capacity());
        metrics.watch(topic, unacknowledged);
        return new Lane(
                properties.ackTimeout(),
                unacknowledged,
                new ProducerFeed(topic, common),
                fallback(topic, unacknowledged),
                refusals,
                metrics,
                outages);
    }

    private Fallback fallback(String topic, Unacknowledged unacknowledged) {
        if (spool == null) {
            return new NoFallback();
        }
        SpooledTopic spooled = new SpooledTopic(spool, topic);
        Handover handover = new Handover(properties.ackTimeout().dividedBy(2));
        Drainer drainer =
                new Drainer(spooled, unacknowledged::isEmpty, handover, producers, refusals, metrics, outages);
        return new SpoolFallback(spool, spooled, drainer, handover, metrics);
    }
}
