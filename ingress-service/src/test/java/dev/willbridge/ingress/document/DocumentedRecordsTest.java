package dev.willbridge.ingress.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.QuarantineWriter;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is on the topics is what the service says is there. */
@Tag("any-broker")
class DocumentedRecordsTest {

    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static Bridge bridge;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers(), Operator.SETTINGS);
        document = Documents.served(bridge, "asyncapi");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anEventIsAsTold() {
        Webhook webhook = Webhook.conforming();
        bridge.send(bridge.request(webhook).header("traceparent", TRACE_PARENT).build());

        ConsumerRecord<byte[], byte[]> record = onlyRecordOf(webhook);

        assertHeaders(record, "customer.created").containsKeys("ce_subject", "traceparent");
        assertThat(new String(record.key(), UTF_8)).isEqualTo(webhook.caseId());
        assertThat(JsonSchema.of(document, "#/components/schemas/customer.created")
                        .complaints(JsonMapper.shared().readTree(record.value())))
                .isEmpty();
    }

    @Test
    void anEventWithoutWhatItMayLackIsAsTold() {
        Webhook webhook = Webhook.conforming();
        bridge.post(webhook.with(webhook.customerId(), ""));

        assertHeaders(onlyRecordOf(webhook), "customer.created").doesNotContainKeys("ce_subject", "traceparent");
    }

    @Test
    void anEventOutOfTheQuarantineIsAsTold() {
        Webhook webhook = Webhook.conforming();
        String id;
        try (QuarantineWriter writer = new QuarantineWriter(SharedKafka.bootstrapServers())) {
            id = writer.rejected(webhook, "/customer_data/title", Instant.now());
            writer.flush();
        }
        Operator.of(bridge).post("/" + id, "{\"dryRun\":false}");

        assertHeaders(onlyRecordOf(webhook), "customer.created").containsKey("replayed");
        List<ConsumerRecord<byte[], byte[]>> entry =
                TopicReader.records(SharedKafka.bootstrapServers(), QuarantineHeaders.TOPIC, id);
        assertHeaders(entry.get(entry.size() - 1), "resolved").containsKey("ce_id");
        assertThat(entry.get(entry.size() - 1).value()).isNull();
    }

    @Test
    void rejectedWebhooksAreAsTold() {
        Webhook webhook = Webhook.conforming();

        assertHeaders(rejected(webhook.with("\"Mr\"", "7")), "quarantined")
                .containsKeys("ce_type", "quarantine_contract");
        assertHeaders(rejected(webhook.with("customer.created", "customer.unheard_of")), "quarantined")
                .doesNotContainKeys("ce_type", "quarantine_contract");
        assertHeaders(rejected(webhook.with("{", "")), "quarantined").doesNotContainKey("ce_type");
    }

    /** All that are there are told, and all are there that must be, with values as told. */
    private static MapAssert<String, String> assertHeaders(ConsumerRecord<byte[], byte[]> record, String message) {
        JsonNode schema = document.at("/components/messages").get(message).get("headers");
        Map<String, String> headers = TopicReader.headers(record);
        assertThat(JsonSchema.of(schema).complaints(headers)).isEmpty();
        assertThat(schema.get("properties").propertyNames()).containsAll(headers.keySet());
        assertThat(headers).containsKey(CloudEventHeaders.ID);
        return assertThat(headers);
    }

    private static ConsumerRecord<byte[], byte[]> onlyRecordOf(Webhook webhook) {
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), webhook.caseId());
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> rejected(Webhook webhook) {
        bridge.post(webhook);
        List<ConsumerRecord<byte[], byte[]>> records = TopicReader.records(
                SharedKafka.bootstrapServers(), QuarantineHeaders.TOPIC, EventId.of(webhook.body()));
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
