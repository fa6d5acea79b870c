package dev.willbridge.ingress.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics that the service publishes to.
 *
 * @param create whether to create those that are missing. Existing ones are never changed.
 * @param partitions partitions of a topic that is created; a webhook type's gets as many as those of other types have that
 *     exist, so that they can be joined
 * @param replicas replicas of a topic that is created; by default as many as the cluster has brokers at that moment, at
 *     most three
 * @param checkInterval how often to look whether Kafka answers and the topics exist
 */
@ConfigurationProperties("willbridge.topics")
record TopicProperties(
        @DefaultValue("true") boolean create,
        @DefaultValue("6") int partitions,
        @Nullable Short replicas,
        @DefaultValue("5s") Duration checkInterval) {

    TopicProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("willbridge.topics.partitions must be at least 1");
        }
        if (replicas != null && replicas < 1) {
            throw new IllegalArgumentException("willbridge.topics.replicas must be at least 1");
        }
        if (checkInterval.toMillis() < 1) {
            throw new IllegalArgumentException("willbridge.topics.check-interval must be at least 1 ms");
        }
    }
}
