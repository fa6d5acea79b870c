package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.Spool;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Puts together the lane of each topic: those given, and those for which an earlier life left events. */
final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private final PublishProperties properties;
    private final PublishMetrics metrics;
    private final @Nullable Spool spool;
    private final OutageLog outages;
    private final UndeliverableLog undeliverableLog = new UndeliverableLog(log, System::nanoTime);

    /** @param spool null where events are not kept while Kafka is away */
    Lanes(
            ProducerFactory<byte[], byte[]> producers,
            PublishProperties properties,
            PublishMetrics metrics,
            @Nullable Spool spool) {
        this.producers = producers;
        this.properties = properties;
        this.metrics = metrics;
        this.spool = spool;
        this.outages = new OutageLog(log, spool == null ? "answered 503" : "kept in the spool", System::nanoTime);
    }

    Map<String, Lane> of(Collection<String> topics) {
        Map<String, Lane> lanes = new HashMap<>();
        topics.forEach(topic -> lanes.computeIfAbsent(topic, this::lane));
        if (spool != null) {
            spool.names().forEach(name -> lanes.computeIfAbsent(SpooledTopic.ofQueue(name), this::lane));
        }
        return lanes;
    }

    private Lane lane(String topic) {
        Unacknowledged unacknowledged = new Unacknowledged(properties.backlog().capacity());
        metrics.watch(topic, unacknowledged);
        return new Lane(
                properties.ackTimeout(),
                unacknowledged,
                new ProducerFeed(topic, producers),
                fallback(topic, unacknowledged),
                metrics,
                outages);
    }

    private Fallback fallback(String topic, Unacknowledged unacknowledged) {
        if (spool == null) {
            return new NoFallback();
        }
        SpooledTopic spooled = new SpooledTopic(spool, topic, metrics, undeliverableLog);
        Handover handover = new Handover(properties.ackTimeout().dividedBy(2));
        Drainer drainer = new Drainer(spooled, unacknowledged::isEmpty, handover, producers, metrics, outages);
        return new SpoolFallback(spool, spooled, drainer, handover, metrics);
    }
}
