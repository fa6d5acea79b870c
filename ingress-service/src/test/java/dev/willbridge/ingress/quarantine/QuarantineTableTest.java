package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.check.Malformation;
import dev.willbridge.contracts.check.Rule;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a webhook that is not accepted, and what is not. */
@Tag("any-broker")
class QuarantineTableTest {

    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String CONTRACT = "urn:willbridge:schema:customer.created:1";
    private static final String TYPE = "willsuite.customer.created";

    private static Bridge bridge;
    private static Bridge guarded;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
        guarded = Bridge.ready(
                SharedKafka.bootstrapServers(), "willbridge.security.bearer.secrets.test=some-secret-of-the-vendor");
    }

    @AfterAll
    static void stop() {
        guarded.close();
        bridge.close();
    }

    @ParameterizedTest
    @EnumSource(Malformation.class)
    void whatIsNotJsonIsKeptAsItCame(Malformation malformation) {
        byte[] body = malformed(malformation);

        ConsumerRecord<byte[], byte[]> record = keptWithStatus(400, body);

        String kind = malformation.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(record.value()).isEqualTo(body);
        assertHeaders(record, null, "not-json", "[{\"pointer\":\"\",\"rule\":\"" + kind + "\"}]", null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "ADDITIONAL_PROPERTIES") // forbidden nowhere
    void whatBreaksARuleIsKeptAsItCame(Rule rule) {
        byte[] body = breaking(rule).body();

        ConsumerRecord<byte[], byte[]> record = keptWithStatus(422, body);

        boolean known = rule != Rule.ENUM;
        assertThat(record.value()).isEqualTo(body);
        assertHeaders(
                record,
                known ? TYPE : null,
                "contract-violated",
                "[{\"pointer\":\"%s\",\"rule\":\"%s\"}]".formatted(pointer(rule), rule.keyword()),
                known ? CONTRACT : null);
    }

    @Test
    void aWebhookThatTellsNoTypeIsKeptToo() {
        Webhook webhook = Webhook.conforming().with("\"webhook_type\":\"customer.created\",", "");

        ConsumerRecord<byte[], byte[]> record = keptWithStatus(422, webhook.body());

        assertThat(record.value()).isEqualTo(webhook.body());
        assertHeaders(
                record, null, "contract-violated", "[{\"pointer\":\"/webhook_type\",\"rule\":\"required\"}]", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aBlankCaseIdIsKeptToo(String caseId) {
        Webhook webhook = Webhook.ofCase(caseId);

        ConsumerRecord<byte[], byte[]> record = keptWithStatus(422, webhook.body());

        assertThat(record.value()).isEqualTo(webhook.body());
    }

    @Test
    void severalViolationsAreAllToldInTheirOrder() {
        Webhook webhook =
                Webhook.conforming().with("\"title\":\"Mr\"", "\"title\":7").with("\"last_name\":\"Johnson\",", "");

        ConsumerRecord<byte[], byte[]> record = keptWithStatus(422, webhook.body());

        assertThat(TopicReader.headers(record))
                .containsEntry(
                        "quarantine_violations",
                        "[{\"pointer\":\"/customer_data/title\",\"rule\":\"type\"},"
                                + "{\"pointer\":\"/customer_data/last_name\",\"rule\":\"required\"}]");
    }

    @Test
    void theRequestsTraceContextGoesAlong() {
        Webhook webhook = breaking(Rule.TYPE);
        bridge.send(bridge.request(webhook).header("traceparent", TRACE_PARENT).build());

        assertThat(kept(webhook.body()))
                .singleElement()
                .satisfies(
                        record -> assertThat(TopicReader.headers(record)).containsEntry("traceparent", TRACE_PARENT));
    }

    @Test
    void everyTryOfTheSameBytesIsAnsweredTheSameAndIsTheSameEntry() {
        byte[] body = breaking(Rule.REQUIRED).body();
        Instant before = Instant.now();

        String first = post(body, 422);
        Instant afterFirst = Instant.now();
        String second = post(body, 422);
        String third = post(body, 422);

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        List<ConsumerRecord<byte[], byte[]>> records = kept(body);
        assertThat(records)
                .extracting(record -> TopicReader.headers(record).get("quarantine_tries"))
                .containsExactly("1", "2", "3");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.value()).isEqualTo(body);
            assertThat(TopicReader.headers(record))
                    .containsEntry("ce_time", firstReceived(records.get(0)))
                    .containsEntry("quarantine_first_received", firstReceived(records.get(0)));
        });
        assertThat(Instant.parse(firstReceived(records.get(0)))).isBetween(before, afterFirst);
    }

    @Test
    void whatIsAcceptedIsNotKeptHere() {
        Webhook webhook = Webhook.conforming();

        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);

        assertThat(kept(webhook.body())).isEmpty();
    }

    @Test
    void whatAStrangerSendsIsNotKept() {
        Webhook violating = breaking(Rule.TYPE);
        byte[] notJson = malformed(Malformation.TRUNCATED);

        assertThat(guarded.post(violating).statusCode()).isEqualTo(401);
        assertThat(guarded.post(new Webhook("", "", notJson)).statusCode()).isEqualTo(401);
        HttpRequest wrong = guarded.request(violating)
                .header("Authorization", "Bearer another-secret-of-somebody")
                .build();
        assertThat(guarded.send(wrong).statusCode()).isEqualTo(401);
        assertThat(kept(violating.body())).isEmpty();
        assertThat(kept(notJson)).isEmpty();

        HttpRequest right = guarded.request(violating)
                .header("Authorization", "Bearer some-secret-of-the-vendor")
                .build();
        assertThat(guarded.send(right).statusCode()).isEqualTo(422);
        assertThat(kept(violating.body())).hasSize(1);
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        Webhook webhook = breaking(Rule.TYPE).padded(256 * 1024 + 1);

        assertThat(bridge.post(webhook).statusCode()).isEqualTo(413);

        assertThat(kept(webhook.body())).isEmpty();
    }

    @Test
    void whatIsAsLargeAsABodyMayBeIsKept() {
        byte[] body = breaking(Rule.TYPE).padded(256 * 1024).body();

        assertThat(keptWithStatus(422, body).value()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /webhooks/willsuite, text/plain, 415",
        "POST, /webhooks/willsuite/x, application/json, 404",
        "PUT, /webhooks/willsuite, application/json, 405"
    })
    void whatIsNoWebhookIsNotKept(String method, String path, String contentType, int status) {
        byte[] body = breaking(Rule.TYPE).body();
        HttpRequest request = bridge.request(path)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();

        assertThat(bridge.send(request).statusCode()).isEqualTo(status);

        assertThat(kept(body)).isEmpty();
    }

    private static void assertHeaders(
            ConsumerRecord<byte[], byte[]> record, String type, String reason, String violations, String contract) {
        Map<String, String> headers = TopicReader.headers(record);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("ce_specversion", "1.0");
        expected.put("ce_id", EventId.of(record.value()));
        expected.put("ce_source", "/willsuite");
        if (type != null) {
            expected.put("ce_type", type);
        }
        expected.put("ce_time", firstReceived(record));
        expected.put("content-type", "application/json");
        expected.put("quarantine_reason", reason);
        expected.put("quarantine_violations", violations);
        if (contract != null) {
            expected.put("quarantine_contract", contract);
        }
        expected.put("quarantine_first_received", firstReceived(record));
        assertThat(headers).containsKey("quarantine_tries").containsAllEntriesOf(expected);
        assertThat(headers).hasSize(expected.size() + 1);
        assertThat(Instant.parse(firstReceived(record))).isBeforeOrEqualTo(Instant.now());
    }

    private static String firstReceived(ConsumerRecord<byte[], byte[]> record) {
        return TopicReader.headers(record).get("quarantine_first_received");
    }

    /** Sends the body, and returns the one record that this left. */
    private static ConsumerRecord<byte[], byte[]> keptWithStatus(int status, byte[] body) {
        int before = kept(body).size(); // other tests send what cannot be unique, such as nothing

        post(body, status);

        List<ConsumerRecord<byte[], byte[]>> records = kept(body);
        assertThat(records).hasSize(before + 1);
        return records.get(before);
    }

    private static String post(byte[] body, int status) {
        var answer = bridge.post(new Webhook("", "", body));
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    private static List<ConsumerRecord<byte[], byte[]>> kept(byte[] body) {
        bridge.awaitDrained();
        guarded.awaitDrained();
        return TopicReader.records(SharedKafka.bootstrapServers(), QuarantineHeaders.TOPIC, EventId.of(body));
    }

    private static byte[] malformed(Malformation malformation) {
        Webhook webhook = Webhook.conforming();
        String text = new String(webhook.body(), UTF_8);
        String malformed = switch (malformation) {
            case EMPTY -> "";
            case NOT_UTF_8 -> text;
            case SYNTAX -> text.replace("\"Mr\"", "Mr");
            case TRUNCATED -> text.substring(0, text.length() - 1);
            case TRAILING_CONTENT -> text + "{}";
            case DUPLICATE_NAME -> text.replace("\"title\"", "\"title\":1,\"title\"");
            case LONE_SURROGATE -> text.replace("\"Mr\"", "\"\\ud800\"");
            case NUMBER_OUT_OF_RANGE -> text.replace("\"Mr\"", "1e999");
            case LIMIT_EXCEEDED -> text.replace("\"Mr\"", "[".repeat(100) + "]".repeat(100));
        };
        return malformed.getBytes(malformation == Malformation.NOT_UTF_8 ? UTF_16 : UTF_8);
    }

    private static Webhook breaking(Rule rule) {
        Webhook webhook = Webhook.conforming();
        return switch (rule) {
            case TYPE -> webhook.with("\"title\":\"Mr\"", "\"title\":7");
            case REQUIRED -> webhook.with("\"last_name\":\"Johnson\",", "");
            case ENUM -> webhook.with("customer.created", "customer.deleted");
            case NOT_BLANK ->
                webhook.with("\"customer_case_id\":\"" + webhook.caseId() + "\"", "\"customer_case_id\":\" \"");
            case ADDITIONAL_PROPERTIES -> throw new IllegalArgumentException("The published schema forbids none");
        };
    }

    private static String pointer(Rule rule) {
        return switch (rule) {
            case TYPE -> "/customer_data/title";
            case REQUIRED -> "/customer_data/last_name";
            case ENUM -> "/webhook_type";
            case NOT_BLANK -> "/customer_data/customer_case_id";
            case ADDITIONAL_PROPERTIES -> throw new IllegalArgumentException("The published schema forbids none");
        };
    }
}
