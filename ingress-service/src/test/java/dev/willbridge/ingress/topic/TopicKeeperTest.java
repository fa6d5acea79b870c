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
    void deleteTopic() throws Exception {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        Awaitility.await("deletion")
                .until(() -> new TopicAdmin(admin).replication(TOPIC).isEmpty());
    }

    @Test
    void aNewTopicHasSixPartitionsAndThreeReplicasTwoOfThemInSync() throws Exception {
        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(description().partitions()).hasSize(6);
            assertThat(new TopicAdmin(admin).replication(TOPIC)).hasValue(3);
            assertThat(new TopicAdmin(admin).minInSyncReplicas(TOPIC)).isEqualTo(2);
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
            assertThat(new TopicAdmin(admin).minInSyncReplicas(TOPIC)).isEqualTo(1);
        }
    }

    @Test
    void aDurableTopicIsNotWarnedOf(CapturedOutput output) throws Exception {
        create(3, 2);

        try (Bridge bridge = Bridge.ready(kafka.bootstrapServers())) {
            assertThat(output.getOut()).doesNotContain("min.insync.replicas");
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
        NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.of((short) replicas))
                .configs(Map.of("min.insync.replicas", String.valueOf(minInSync)));
        admin.createTopics(List.of(topic)).all().get();
    }

    private static TopicDescription description() throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
    }
}
