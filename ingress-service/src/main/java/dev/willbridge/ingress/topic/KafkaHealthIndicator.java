package dev.willbridge.ingress.topic;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness, never of liveness: a restart of this service mends nothing of Kafka's. */
final class KafkaHealthIndicator implements HealthIndicator {

    private final TopicKeeper keeper;

    KafkaHealthIndicator(TopicKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        TopicState state = keeper.state();
        return (state.ready() ? Health.up() : Health.down())
                .withDetail("kafka", state.description())
                .withDetail("since", state.since().toString())
                .build();
    }
}
