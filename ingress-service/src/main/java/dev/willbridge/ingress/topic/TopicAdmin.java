package dev.willbridge.ingress.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The few things asked of Kafka's admin client. Each answers within {@value #TIMEOUT_MS} ms or throws a
 * {@link KafkaException}. Blocks: not for an event loop.
 */
final class TopicAdmin implements AutoCloseable {

    static final int TIMEOUT_MS = 5_000;

    private final Admin admin;

    TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Returns the number of replicas of a topic's partitions, the fewest if they differ; empty where it does not exist. */
    Optional<Integer> replication(String topic) {
        try {
            Map<String, TopicDescription> descriptions =
                    result(admin.describeTopics(List.of(topic)).allTopicNames());
            return descriptions.values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> partition.replicas().size())
                    .min(Integer::compare);
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    int brokers() {
        return result(admin.describeCluster().nodes()).size();
    }

    String setting(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<ConfigResource, Config> configs =
                result(admin.describeConfigs(List.of(resource)).all());
        ConfigEntry entry = configs.values().iterator().next().get(name);
        return Objects.requireNonNull(entry, "Every topic has this setting").value();
    }

    /** Creates a topic. Another instance may be quicker, which is as good. */
    void create(String topic, int partitions, short replicas, int minInSyncReplicas, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(minInSyncReplicas));
        NewTopic creation = new NewTopic(topic, partitions, replicas).configs(all);
        try {
            result(admin.createTopics(List.of(creation)).all());
        } catch (TopicExistsException e) {
            return;
        }
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no answer within " + TIMEOUT_MS + " ms");
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
