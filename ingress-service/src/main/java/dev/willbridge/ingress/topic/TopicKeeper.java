package dev.willbridge.ingress.topic;

import dev.willbridge.ingress.topic.TopicAdmin.Shape;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at Kafka again and again: creates the topics that are missing, for as long as the service runs, and knows whether
 * all of them are there. Says each change once.
 *
 * <p>Has a thread of its own, so Kafka may be down when the service starts, and at any time after.
 */
public final class TopicKeeper implements SmartLifecycle {

    private static final int MAX_DEFAULT_REPLICAS = 3;
    private static final Logger log = LoggerFactory.getLogger(TopicKeeper.class);

    private final String servers;
    private final Map<String, Map<String, String>> topics;
    private final Joinable joinable;
    private final TopicProperties properties;
    private final Supplier<TopicAdmin> admins;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "topic-keeper"));
    private volatile TopicState state = new TopicState(false, "Kafka has not answered yet", Instant.now());
    private volatile boolean running;

    // Confined to the keeper's thread
    private @Nullable TopicAdmin admin;
    private final Set<String> inspected = new HashSet<>();

    /**
     * @param servers where Kafka is, for messages
     * @param topics by name, with settings that each is made with
     * @param joinable those of them that need as many partitions as each other
     * @param admins connects to Kafka; may throw {@link KafkaException}, as for an address that does not resolve
     */
    TopicKeeper(
            String servers,
            Map<String, Map<String, String>> topics,
            Joinable joinable,
            TopicProperties properties,
            Supplier<TopicAdmin> admins) {
        this.servers = servers;
        this.topics = topics;
        this.joinable = joinable;
        this.properties = properties;
        this.admins = admins;
    }

    /** Returns what the last look showed. Never blocks. */
    public TopicState state() {
        return state;
    }

    /** Two, where there are two: an acknowledged record is then on two brokers and survives the loss of either. */
    static int strongestMinInSyncReplicas(int replicas) {
        return Math.min(2, replicas);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // look() catches what can be thrown
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::look, 0, properties.checkInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.execute(this::disconnect);
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            TopicAdmin connected = connect();
            Map<String, Shape> existing = connected.existing(topics.keySet());
            createAllBut(existing, connected);
            existing.forEach((topic, shape) -> {
                if (inspected.add(topic)) {
                    inspect(topic, shape.replicas(), connected);
                }
            });
            joinable.inspect(existing);
            become(true, "all topics exist: " + topics.keySet());
        } catch (KafkaException e) {
            become(false, described(e));
        } catch (RuntimeException e) {
            log.error("Looking at Kafka failed", e); // a bug; without this, the scheduler would stop in silence
        }
    }

    private TopicAdmin connect() {
        TopicAdmin connected = admin;
        if (connected == null) {
            connected = admins.get();
            admin = connected;
        }
        return connected;
    }

    private void disconnect() {
        if (admin != null) {
            admin.close();
        }
    }

    private void createAllBut(Map<String, Shape> existing, TopicAdmin kafka) {
        List<String> missing = topics.keySet().stream()
                .filter(topic -> !existing.containsKey(topic))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!properties.create()) {
            throw new UnknownTopicOrPartitionException(
                    "missing: " + String.join(", ", missing) + "; and willbridge.topics.create is false");
        }
        Short configured = properties.replicas();
        int replicas = configured != null ? configured : Math.min(MAX_DEFAULT_REPLICAS, kafka.brokers());
        int minInSync = strongestMinInSyncReplicas(replicas);
        List<NewTopic> creations = missing.stream()
                .map(topic -> creation(topic, joinable.partitions(topic, existing), (short) replicas, minInSync))
                .toList();
        kafka.create(creations);
        creations.forEach(topic -> log.info(
                "Created topic {}: {} partitions, {} replicas, min.insync.replicas {}",
                topic.name(),
                topic.numPartitions(),
                replicas,
                minInSync));
    }

    private NewTopic creation(String topic, int partitions, short replicas, int minInSyncReplicas) {
        Map<String, String> settings = new HashMap<>(topics.getOrDefault(topic, Map.of()));
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(minInSyncReplicas));
        return new NewTopic(topic, partitions, replicas).configs(settings);
    }

    private void inspect(String topic, int replicas, TopicAdmin kafka) {
        try {
            int minInSync = Integer.parseInt(kafka.setting(topic, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
            int strongest = strongestMinInSyncReplicas(replicas);
            if (minInSync < strongest) {
                log.warn(
                        "Topic {} has {} replicas but min.insync.replicas {}: an acknowledged event may be on one broker"
                                + " only, and lost with it. Set it to {}.",
                        topic,
                        replicas,
                        minInSync,
                        strongest);
            }
            topics.getOrDefault(topic, Map.of()).forEach((name, value) -> compare(topic, name, value, kafka));
        } catch (KafkaException e) {
            log.info("The settings of {} cannot be read, so nobody checks them: {}", topic, described(e));
        }
    }

    private static void compare(String topic, String name, String expected, TopicAdmin kafka) {
        String actual = kafka.setting(topic, name);
        if (!actual.equals(expected)) {
            log.warn(
                    "Topic {} has {} {}, so Kafka may drop what must be kept. Set it to {}.",
                    topic,
                    name,
                    actual,
                    expected);
        }
    }

    private void become(boolean ready, String description) {
        TopicState before = state;
        if (!running || (before.ready() == ready && before.description().equals(description))) {
            return; // nothing new; or a last look, at a Kafka that nobody asks about any more
        }
        state = new TopicState(ready, description, Instant.now());
        if (ready) {
            log.info("Kafka at {} is ready: {}", servers, description);
        } else {
            log.warn("Kafka at {} is not ready: {}", servers, description);
        }
    }

    /** What an operator can look up, without packages, from the outside in. */
    private static String described(Throwable failure) {
        String description = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return failure.getCause() == null ? description : description + ", because " + described(failure.getCause());
    }
}
