package dev.willbridge.ingress.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
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
        admin.deleteTopics(List.of(TOPIC, QUARANTINE)).all().get();
        TopicAdmin topics = new TopicAdmin(admin);
        Awaitility.await("deletion")
                .until(() -> topics.replication(TOPIC).isEmpty()
                        && topics.replication(QUARANTINE).isEmpty());
    }

    @Test
    void aNewTopicHasSixPartitionsAndThreeReplicasTwoOfThemInSync() throws Exception {
        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(description().partitions()).hasSize(6);
            assertThat(new TopicAdmin(admin).replication(TOPIC)).hasValue(3);
            assertThat(setting(TOPIC, "min.insync.replicas")).isEqualTo("2");
        }
    }

    @Test
    void partitionsAndReplicasAreConfigurable() throws Exception {
        try (Bridge bridge = Bridge.ready(
                kafka.bootstrapServers(), "willbridge.topics.partitions=2", "willbridge.topics.replicas=1")) {
            assertThat(description().partitions()).hasSize(2);
            assertThat(new TopicAdmin(admin).replication(TOPIC)).hasValue(1);
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
            assertThat(description().partitions()).hasSize(1);
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
        create(TOPIC, 3, Map.of("min.insync.replicas", "2"));
        create(QUARANTINE, 3, Map.of("min.insync.replicas", "2"));

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
                    .until(() -> bridge.manage("/actuator/health/readiness")
                            .body()
                            .contains("customer-created is missing, and willbridge.topics.create is false"));
            assertThat(bridge.readiness()).isEqualTo(503);
            assertThat(bridge.liveness()).isEqualTo(200);

            create(1, 1);
            bridge.awaitReady();
        }
    }

    private static void create(int replicas, int minInSync) throws ExecutionException, InterruptedException {
        create(QUARANTINE, 3, Map.of("min.insync.replicas", "2", "cleanup.policy", "compact"));
        create(TOPIC, replicas, Map.of("min.insync.replicas", String.valueOf(minInSync)));
    }

    private static void create(String topic, int replicas, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        NewTopic creation = new NewTopic(topic, Optional.of(1), Optional.of((short) replicas)).configs(settings);
        admin.createTopics(List.of(creation)).all().get();
    }

    /** Asks until the broker that is asked has heard of the topic. */
    private static String setting(String topic, String name) {
        return Awaitility.await(topic)
                .ignoreExceptions()
                .until(() -> new TopicAdmin(admin).setting(topic, name), value -> true);
    }

    private static TopicDescription description() throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
    }
}
