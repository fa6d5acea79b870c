package dev.willbridge.ingress.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * A topic as it is.
     *
     * @param replicas of its partitions, the fewest if they differ
     */
    record Shape(int partitions, int replicas) {

        private static Shape of(TopicDescription description) {
            int replicas = description.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            return new Shape(description.partitions().size(), replicas);
        }
    }

    /** Returns those of the topics that exist, in one question to Kafka. */
    Map<String, Shape> existing(Collection<String> topics) {
        Map<String, Shape> existing = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
            try {
                existing.put(topic, Shape.of(result(description)));
            } catch (UnknownTopicOrPartitionException e) {
                return; // it is not there
            }
        });
        return existing;
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

    /** Creates topics, in one request. Another instance may be quicker, which is as good. */
    void create(Collection<NewTopic> topics) {
        admin.createTopics(topics).values().values().forEach(creation -> {
            try {
                result(creation);
            } catch (TopicExistsException e) {
                return;
            }
        });
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
