package dev.willbridge.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A real broker does not take an event for its size. It was sent by an honest sender, and is kept where an operator sees it. */
@ExtendWith(OutputCaptureExtension.class)
class UndeliverableTest {

    private static final String SMALL = "4000";
    private static final String LARGE = "1000000";
    private static final String ACT = "{\"dryRun\":false}";

    private static BrokerProcess broker;

    @TempDir
    private Path directory;

    private Bridge bridge;

    @BeforeAll
    static void startBroker() {
        broker = BrokerProcess.stopped(Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void stop() throws Exception {
        limit(CustomerCreated.TOPIC, LARGE);
        limit(QuarantineHeaders.TOPIC, LARGE);
        allowEverything();
        bridge.close();
    }

    @Test
    void anEventTooLargeForItsTopicIsAcceptedIntoQuarantineAndHoldsUpNobody(CapturedOutput output) throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        Webhook tooLarge = tooLarge();

        HttpResponse<String> answer = bridge.post(tooLarge);
        Webhook behind = accepted();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id(tooLarge) + "\"}");
        assertThat(published(behind)).hasSize(1);
        assertThat(published(tooLarge)).isEmpty();
        assertThat(answered("undeliverable")).isEqualTo(1);
        assertThat(undeliverable(CustomerCreated.TOPIC)).isEqualTo(1);
        assertThat(setAside(CustomerCreated.TOPIC)).isZero();
        assertThat(output.getAll())
                .containsOnlyOnce("Event " + id(tooLarge) + " cannot be delivered to customer-created"
                        + " and goes to willsuite-quarantine instead (1 such");

        assertThat(quarantined(tooLarge)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(tooLarge.body());
            Map<String, String> headers = TopicReader.headers(record);
            assertThat(headers)
                    .containsEntry("ce_id", id(tooLarge))
                    .containsEntry("ce_type", "willsuite.customer.created")
                    .containsEntry("quarantine_reason", "undeliverable")
                    .containsEntry("quarantine_violations", "[{\"pointer\":\"\",\"rule\":\"too-large\"}]")
                    .containsEntry("quarantine_contract", "urn:willbridge:schema:customer.created:1")
                    .containsEntry("quarantine_first_received", headers.get("ce_time"))
                    .containsEntry("quarantine_tries", "1")
                    .doesNotContainKeys("ce_subject", "ce_dataschema"); // as with all else that is there
        });
        discard(tooLarge);
    }

    @Test
    void isReplayedAsItWasOnceItsTopicTakesItAndNotBefore() throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        Webhook tooLarge = tooLarge();
        assertThat(bridge.post(tooLarge).statusCode()).isEqualTo(202);
        Operator operator = Operator.of(bridge);

        JsonNode listing = operator.list("undeliverable");
        assertThat(listing.get("causes").toString()).isEqualTo("{\"undeliverable too-large\":1}");
        assertThat(listing.get("entries").get(0).get("id").stringValue()).isEqualTo(id(tooLarge));
        assertThat(operator.replay(ACT).toString())
                .isEqualTo("{\"dryRun\":false,\"passed\":0,\"stayed\":0,\"refused\":1,\"failed\":false}");
        assertThat(operator.list("undeliverable too-large").get("total").intValue())
                .isEqualTo(1);
        assertThat(quarantined(tooLarge)).hasSize(1); // and no tombstone
        assertThat(setAside(CustomerCreated.TOPIC)).isZero();

        limit(CustomerCreated.TOPIC, LARGE);
        assertThat(operator.replay(ACT).toString())
                .isEqualTo("{\"dryRun\":false,\"passed\":1,\"stayed\":0,\"refused\":0,\"failed\":false}");
        assertThat(operator.list().get("total").intValue()).isZero();
        String received = TopicReader.headers(quarantined(tooLarge).get(0)).get("ce_time");
        assertThat(published(tooLarge)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(tooLarge.body());
            assertThat(TopicReader.headers(record))
                    .containsEntry("ce_id", id(tooLarge))
                    .containsEntry("ce_time", received)
                    .containsKey("replayed");
        });
    }

    @Test
    void whatIsReplayedIntoTheSpoolStaysInQuarantineUntilKafkaHasIt() throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        Webhook tooLarge = tooLarge();
        assertThat(bridge.post(tooLarge).statusCode()).isEqualTo(202);
        forbidWriting();
        Awaitility.await("the spool").atMost(Duration.ofSeconds(30)).until(() -> {
            accepted();
            return spooled(CustomerCreated.TOPIC) > 0;
        });

        assertThat(Operator.of(bridge).replayAllLater().join().body())
                .isEqualTo("{\"dryRun\":false,\"passed\":0,\"stayed\":0,\"refused\":0,\"failed\":true}");
        allowEverything();
        Awaitility.await("aside")
                .atMost(Duration.ofSeconds(60))
                .until(() -> setAside(CustomerCreated.TOPIC) == 1 && spooled(CustomerCreated.TOPIC) == 0);
        assertThat(quarantined(tooLarge)).hasSize(1); // as it was

        limit(CustomerCreated.TOPIC, LARGE);
        bridge.close();
        bridge = ready();
        bridge.awaitDrained();
        Operator operator = Operator.of(bridge);
        assertThat(published(tooLarge)).hasSize(1);
        assertThat(operator.replay(ACT).get("passed").intValue()).isEqualTo(1);
        assertThat(operator.list().get("total").intValue()).isZero();
        assertThat(published(tooLarge))
                .hasSize(2)
                .allSatisfy(record -> assertThat(TopicReader.headers(record))
                        .containsEntry("ce_id", id(tooLarge))
                        .containsKey("replayed"));
    }

    @Test
    void aSpooledEventTooLargeForItsTopicGoesIntoQuarantineAndHoldsUpNoneBehindIt() throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        accepted();
        broker.freeze();
        Webhook before = accepted();
        Webhook tooLarge = tooLarge();
        assertThat(bridge.post(tooLarge).statusCode()).isEqualTo(202);
        Webhook behind = accepted();

        broker.thaw();
        bridge.awaitDrained(); // nothing is set aside either

        assertThat(published(before)).hasSize(1);
        assertThat(published(behind)).hasSize(1);
        assertThat(published(tooLarge)).isEmpty();
        assertThat(quarantined(tooLarge))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(tooLarge.body()));
        discard(tooLarge);
    }

    @Test
    void isSetAsideWhereTheQuarantineRefusesItTooAndTriedAgainAtTheNextStart() throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        limit(QuarantineHeaders.TOPIC, SMALL);
        Webhook direct = tooLarge();
        assertThat(bridge.post(direct).statusCode()).isEqualTo(202);
        broker.freeze();
        accepted();
        Webhook drained = tooLarge();
        assertThat(bridge.post(drained).statusCode()).isEqualTo(202);
        Webhook behind = accepted();
        broker.thaw();

        Awaitility.await("both aside")
                .atMost(Duration.ofSeconds(60))
                .until(() -> setAside(CustomerCreated.TOPIC) == 2 && spooled(CustomerCreated.TOPIC) == 0);
        assertThat(published(behind)).hasSize(1);
        assertThat(quarantined(direct)).isEmpty();
        assertThat(setAside(QuarantineHeaders.TOPIC)).isZero();
        assertThat(undeliverable(QuarantineHeaders.TOPIC)).isEqualTo(2);

        limit(QuarantineHeaders.TOPIC, LARGE);
        bridge.close();
        bridge = ready();
        bridge.awaitDrained();
        assertThat(quarantined(direct)).hasSize(1);
        assertThat(quarantined(drained)).hasSize(1);
        discard(direct);
        discard(drained);
    }

    @Test
    void whatWasSetAsideGoesToItsTopicAtTheNextStartOnceThatTakesIt() throws Exception {
        bridge = ready();
        limit(CustomerCreated.TOPIC, SMALL);
        limit(QuarantineHeaders.TOPIC, SMALL);
        Webhook webhook = tooLarge();
        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);

        limit(CustomerCreated.TOPIC, LARGE);
        bridge.close();
        bridge = ready();
        bridge.awaitDrained();

        assertThat(published(webhook))
                .singleElement()
                .satisfies(record -> assertThat(TopicReader.headers(record)).doesNotContainKey("replayed"));
        assertThat(quarantined(webhook)).isEmpty();
    }

    @Test
    void isAcceptedIntoQuarantineAlsoWithoutASpoolAndUnavailableWhereThatRefusesIt() throws Exception {
        bridge = ready("willbridge.spool.enabled=false");
        limit(CustomerCreated.TOPIC, SMALL);
        Webhook kept = tooLarge();

        assertThat(bridge.post(kept).statusCode()).isEqualTo(202);
        assertThat(quarantined(kept)).hasSize(1);

        limit(QuarantineHeaders.TOPIC, SMALL);
        HttpResponse<String> answer = bridge.post(tooLarge());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        discard(kept);
    }

    @Test
    void noRateKeepsItOut() throws Exception {
        bridge = ready("willbridge.quarantine.max-rate=1", "willbridge.quarantine.burst=1");
        limit(CustomerCreated.TOPIC, SMALL);
        List<Webhook> webhooks =
                Stream.generate(UndeliverableTest::tooLarge).limit(10).toList();

        assertThat(webhooks)
                .allSatisfy(
                        webhook -> assertThat(bridge.post(webhook).statusCode()).isEqualTo(202));

        assertThat(webhooks)
                .allSatisfy(webhook -> assertThat(quarantined(webhook)).hasSize(1));
        assertThat(setAside(CustomerCreated.TOPIC)).isZero();
        webhooks.forEach(this::discard);
    }

    private Bridge ready(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(Operator.SETTINGS));
        all.add("willbridge.spool.directory=" + directory.resolve("spool"));
        all.add("willbridge.kafka.ack-timeout=1s"); // so that a busy machine, too, answers within 2.5 s
        return Bridge.ready(broker.bootstrapServers(), all.toArray(String[]::new));
    }

    private Webhook accepted() {
        Webhook webhook = Webhook.conforming();
        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
        return webhook;
    }

    private static Webhook tooLarge() {
        return Webhook.conforming().padded(50_000);
    }

    private static String id(Webhook webhook) {
        return EventId.of(webhook.body());
    }

    private void discard(Webhook webhook) {
        assertThat(Operator.of(bridge).discard(id(webhook)).statusCode()).isEqualTo(200);
    }

    private static List<ConsumerRecord<byte[], byte[]>> published(Webhook webhook) {
        return TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId());
    }

    private static List<ConsumerRecord<byte[], byte[]>> quarantined(Webhook webhook) {
        return TopicReader.records(broker.bootstrapServers(), QuarantineHeaders.TOPIC, id(webhook));
    }

    private double setAside(String topic) {
        return spooled(topic + "!undeliverable");
    }

    private double spooled(String queue) {
        return bridge.meters()
                .get("willbridge.spool.events")
                .tag("queue", queue)
                .gauge()
                .value();
    }

    private double undeliverable(String topic) {
        return bridge.meters()
                .get("willbridge.publish.undeliverable")
                .tags("topic", topic, "cause", "RecordTooLargeException")
                .counter()
                .count();
    }

    private long answered(String outcome) {
        return bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    /** Of the events' topic; the rest stays allowed. */
    private static void forbidWriting() throws Exception {
        try (Admin admin = admin()) {
            admin.createAcls(List.of(
                            acl(AclOperation.ALL, AclPermissionType.ALLOW),
                            acl(AclOperation.WRITE, AclPermissionType.DENY)))
                    .all()
                    .get();
        }
    }

    private static void allowEverything() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
        }
    }

    private static AclBinding acl(AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, CustomerCreated.TOPIC, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Sets the size of the largest batch that a topic takes. */
    private static void limit(String topic, String bytes) throws Exception {
        try (Admin admin = admin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp set =
                    new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
            Awaitility.await(topic)
                    .until(() -> admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("max.message.bytes")
                            .value()
                            .equals(bytes));
        }
    }
}
