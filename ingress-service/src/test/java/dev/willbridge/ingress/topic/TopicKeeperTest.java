package dev.willbridge.ingress.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.EmbeddedKafka;
import dev.willbridge.ingress.topic.TopicAdmin.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The topic that the service makes, or finds, on a cluster of three brokers. */
@ExtendWith(OutputCaptureExtension.class)
class TopicKeeperTest {

    private static final String TOPIC = "customer-created";
    private static final String QUARANTINE = "willsuite-quarantine";
    private static final List<String> ALL = Stream.concat(
                    WebhookTypes.ALL.stream().map(WebhookType::topic), Stream.of(QUARANTINE))
            .toList();

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.startCluster(3);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() throws Exception {
        admin.close();
        kafka.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        TopicAdmin topics = new TopicAdmin(admin);
        admin.deleteTopics(topics.existing(ALL).keySet()).all().get();
        Awaitility.await("deletion").until(() -> topics.existing(ALL).isEmpty());
    }

    @Test
    void aNewTopicHasSixPartitionsAndThreeReplicasTwoOfThemInSync() throws Exception {
        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(shape(TOPIC)).isEqualTo(new Shape(6, 3));
            assertThat(setting(TOPIC, "min.insync.replicas")).isEqualTo("2");
        }
    }

    @Test
    void partitionsAndReplicasAreConfigurable() throws Exception {
        try (Bridge bridge = Bridge.ready(
                kafka.bootstrapServers(), "willbridge.topics.partitions=2", "willbridge.topics.replicas=1")) {
            assertThat(shape(TOPIC)).isEqualTo(new Shape(2, 1));
        }
    }

    @Test
    void anExistingTopicIsLeftAsItIsAndItsWeakDurabilityWarnedOfOnce(CapturedOutput output) throws Exception {
        create(3, 1);

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            Awaitility.await("many looks").pollDelay(Duration.ofSeconds(2)).until(() -> true);

            assertThat(output.getOut().lines().filter(line -> line.contains("min.insync.replicas")))
                    .singleElement()
                    .asString()
                    .contains("WARN", "3 replicas but min.insync.replicas 1", "Set it to 2");
            assertThat(shape(TOPIC)).isEqualTo(new Shape(1, 3));
            assertThat(setting(TOPIC, "min.insync.replicas")).isEqualTo("1");
        }
    }

    @Test
    void durableTopicsAreNotWarnedOf(CapturedOutput output) throws Exception {
        create(3, 2);

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(output.getOut()).doesNotContain("min.insync.replicas", "cleanup.policy");
        }
    }

    @Test
    void aNewQuarantineIsCompacted() throws Exception {
        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(setting(QUARANTINE, "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(QUARANTINE, "min.insync.replicas")).isEqualTo("2");
            assertThat(setting(TOPIC, "cleanup.policy")).isEqualTo("delete");
        }
    }

    @Test
    void aQuarantineThatForgetsIsWarnedOf(CapturedOutput output) throws Exception {
        createOthers();
        create(TOPIC, 1, 3, Map.of("min.insync.replicas", "2"));
        create(QUARANTINE, 1, 3, Map.of("min.insync.replicas", "2"));

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            Awaitility.await("warning").until(() -> output.getOut().contains("cleanup.policy"));
            assertThat(output.getOut().lines().filter(line -> line.contains("cleanup.policy")))
                    .singleElement()
                    .asString()
                    .contains("WARN", QUARANTINE + " has cleanup.policy delete", "Set it to compact");
        }
    }

    @Test
    void aMissingTopicThatMayNotBeCreatedKeepsTheServiceFromBeingReady() throws Exception {
        try (Bridge bridge = Bridge.start(
                kafka.bootstrapServers(), "willbridge.topics.create=false", "willbridge.spool.enabled=false")) {
            Awaitility.await("description")
                    .until(
                            () -> bridge.manage("/actuator/health/readiness")
                                    .body()
                                    .contains(
                                            "missing: customer-created, customer-case-created, customer-case-updated, "
                                                    + "case-interaction-updated, willsuite-quarantine; and willbridge.topics.create is false"));
            assertThat(bridge.readiness()).isEqualTo(503);
            assertThat(bridge.liveness()).isEqualTo(200);

            create(1, 1);
            bridge.awaitReady();
        }
    }

    @Test
    void aNewTopicHasAsManyPartitionsAsThoseItIsJoinedWith(CapturedOutput output) throws Exception {
        create(TOPIC, 3, 1, Map.of());

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(WebhookTypes.ALL)
                    .extracting(type -> shape(type.topic()).partitions())
                    .containsOnly(3);
            assertThat(shape(QUARANTINE).partitions()).isEqualTo(6);
            assertThat(output.getOut()).doesNotContain("different numbers of partitions");
        }
    }

    @Test
    void topicsThatCannotBeJoinedAreWarnedOfOnce(CapturedOutput output) throws Exception {
        create(TOPIC, 3, 1, Map.of());
        create("customer-case-updated", 2, 1, Map.of());

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            Awaitility.await("warning")
                    .until(() -> output.getOut()
                            .contains("{case-interaction-updated=3, customer-case-created=3, customer-case-updated=2, "
                                    + "customer-created=3}"));
            Awaitility.await("many looks").pollDelay(Duration.ofSeconds(1)).until(() -> true);

            assertThat(output.getOut().lines().filter(line -> line.contains("different numbers of partitions")))
                    .hasSizeLessThanOrEqualTo(2); // of the two there were, and of all
        }
    }

    private static void create(int replicas, int minInSync) throws ExecutionException, InterruptedException {
        createOthers();
        create(QUARANTINE, 1, 3, Map.of("min.insync.replicas", "2", "cleanup.policy", "compact"));
        create(TOPIC, 1, replicas, Map.of("min.insync.replicas", String.valueOf(minInSync)));
    }

    /** The topics of all types but one, as durable as can be. */
    private static void createOthers() throws ExecutionException, InterruptedException {
        for (WebhookType type : WebhookTypes.ALL) {
            if (!type.topic().equals(TOPIC)) {
                create(type.topic(), 1, 3, Map.of("min.insync.replicas", "2"));
            }
        }
    }

    private static void create(String topic, int partitions, int replicas, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        NewTopic creation = new NewTopic(topic, partitions, (short) replicas).configs(settings);
        admin.createTopics(List.of(creation)).all().get();
    }

    /** Asks until the broker that is asked has heard of the topic. */
    private static String setting(String topic, String name) {
        return Awaitility.await(topic)
                .ignoreExceptions()
                .until(() -> new TopicAdmin(admin).setting(topic, name), value -> true);
    }

    /** Asks until the broker that is asked has heard of the topic. */
    private static Shape shape(String topic) {
        return Awaitility.await(topic)
                .until(() -> new TopicAdmin(admin).existing(List.of(topic)).get(topic), Objects::nonNull);
    }
}
