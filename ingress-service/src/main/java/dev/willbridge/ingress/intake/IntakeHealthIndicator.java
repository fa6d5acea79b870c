package dev.willbridge.ingress.intake;

import dev.willbridge.ingress.publish.KafkaPublisher;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.SpoolStatus;
import dev.willbridge.ingress.topic.TopicKeeper;
import dev.willbridge.ingress.topic.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while a webhook that arrives now would be kept, by Kafka or by the spool. Part of readiness, never of liveness: a
 * restart of this service mends nothing of Kafka's, nor of the disk's.
 */
final class IntakeHealthIndicator implements HealthIndicator {

    private final TopicKeeper kafka;
    private final KafkaPublisher publisher;
    private final @Nullable Spool spool;

    /** @param spool null where there is none */
    IntakeHealthIndicator(TopicKeeper kafka, KafkaPublisher publisher, @Nullable Spool spool) {
        this.kafka = kafka;
        this.publisher = publisher;
        this.spool = spool;
    }

    @Override
    public Health health() {
        TopicState state = kafka.state();
        SpoolStatus status = spool == null ? null : spool.status();
        boolean direct = state.ready() && !publisher.isSpooling();
        boolean spooled = status != null && status.hasRoom();
        Health.Builder health = direct || spooled ? Health.up() : Health.down();
        health.withDetail("accepts", direct ? "into Kafka" : spooled ? "into the spool" : "nothing: answers 503")
                .withDetail("kafka", state.description())
                .withDetail("kafkaSince", state.since().toString());
        if (status != null) {
            health.withDetail("spool", describe(status));
        }
        return health.build();
    }

    private static Map<String, Object> describe(SpoolStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", state(status));
        details.put("events", status.entries());
        Instant oldest = status.oldest();
        if (oldest != null) {
            details.put("oldest", oldest.toString());
            details.put(
                    "oldestAgeSeconds", Duration.between(oldest, Instant.now()).toSeconds());
        }
        details.put("usedBytes", status.usedBytes());
        details.put("roomBytes", status.roomBytes());
        if (Double.isFinite(status.hoursLeft())) {
            details.put("fullInHours", Math.round(status.hoursLeft() * 10) / 10.0);
        }
        details.put("drainedPerSecond", Math.round(status.removedPerSecond()));
        return details;
    }

    private static String state(SpoolStatus status) {
        if (status.failure() != null) {
            return "fails: " + status.failure();
        }
        if (!status.hasRoom()) {
            return "full";
        }
        return status.entries() == 0 ? "empty" : "holds events that are on no topic yet";
    }
}
