package dev.willbridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every webhook type goes all the way, to a topic of its own, and the events of a case can be joined. */
class EveryTypeTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isAnswered202AndIsOnItsTopicByteForByteUnderItsCase(WebhookType type) {
        String caseId = "case-" + UUID.randomUUID();
        Webhook webhook = Webhook.of(type, caseId).with("\"ref\":", "\"new\" : [1.0, \"\\u00e9\"], \"ref\":");

        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);

        ConsumerRecord<byte[], byte[]> record = only(type, caseId);
        assertThat(record.key()).isEqualTo(caseId.getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(webhook.body());
        Map<String, String> headers = new HashMap<>(TopicReader.headers(record));
        assertThat(headers.remove(CloudEventHeaders.TIME)).isNotBlank();
        assertThat(headers)
                .isEqualTo(Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        EventId.of(webhook.body()),
                        "ce_source",
                        "/willsuite",
                        "ce_type",
                        "willsuite." + type.name(),
                        "ce_subject",
                        type.equals(WebhookTypes.CUSTOMER_CREATED) ? webhook.customerId() : caseId,
                        "ce_dataschema",
                        "urn:willbridge:schema:" + type.name() + ":1",
                        "content-type",
                        "application/json"));
    }

    @Test
    void theTopicsHaveAsManyPartitionsAsEachOther() throws Exception {
        List<String> topics = WebhookTypes.ALL.stream().map(WebhookType::topic).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(topics).allTopicNames().get();

            assertThat(descriptions.values())
                    .hasSize(4)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(6));
        }
    }

    @Test
    void theEventsOfACaseAreInThePartitionOfTheSameNumber() {
        String caseId = "case-" + UUID.randomUUID();

        WebhookTypes.ALL.forEach(type ->
                assertThat(bridge.post(Webhook.of(type, caseId)).statusCode()).isEqualTo(202));

        assertThat(WebhookTypes.ALL)
                .extracting(type -> only(type, caseId).partition())
                .containsOnly(only(WebhookTypes.CUSTOMER_CREATED, caseId).partition());
    }

    private static ConsumerRecord<byte[], byte[]> only(WebhookType type, String caseId) {
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.records(SharedKafka.bootstrapServers(), type.topic(), caseId);
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
