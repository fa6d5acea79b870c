package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer finds on the topic. */
@Tag("any-broker")
class RecordTest {

    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void keyIsTheCaseIdAndValueIsTheBodyByteForByte() {
        Webhook webhook = Webhook.conforming()
                .with(
                        "\"last_name\":\"Johnson\"",
                        "\"last_name\" : \"O\\/N\\u00e9il \u00e9\ud83d\ude00\", \"new\": [1.0, {}]");

        ConsumerRecord<byte[], byte[]> record = published(webhook);

        assertThat(record.key()).isEqualTo(webhook.caseId().getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(webhook.body());
    }

    @Test
    void headersAreACloudEventInBinaryMode() {
        Webhook webhook = Webhook.conforming();
        OffsetDateTime before = OffsetDateTime.now();

        ConsumerRecord<byte[], byte[]> record = published(webhook);

        MessageReader message = KafkaMessageFactory.createReader(record.headers(), record.value());
        CloudEvent event = message.toEvent();
        assertThat(message.getEncoding()).isEqualTo(Encoding.BINARY);
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(EventId.of(webhook.body()));
        assertThat(event.getSource()).isEqualTo(URI.create("/willsuite"));
        assertThat(event.getType()).isEqualTo("willsuite.customer.created");
        assertThat(event.getSubject()).isEqualTo(webhook.customerId());
        assertThat(event.getTime()).isBetween(before, OffsetDateTime.now());
        assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:willbridge:schema:customer.created:1"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getData().toBytes()).isEqualTo(webhook.body());
        assertThat(event.getExtensionNames()).isEmpty();
    }

    @Test
    void anEmptyCustomerIdIsNoSubject() {
        Webhook webhook = Webhook.conforming();

        ConsumerRecord<byte[], byte[]> record = published(webhook.with(webhook.customerId(), ""));

        assertThat(record.headers().lastHeader("ce_subject")).isNull();
    }

    @Test
    void theRequestsTraceContextGoesAlong() {
        ConsumerRecord<byte[], byte[]> record = publishedWith(TRACE_PARENT);

        assertThat(header(record, "traceparent")).isEqualTo(TRACE_PARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void aBrokenTraceContextDoesNot(String traceParent) {
        ConsumerRecord<byte[], byte[]> record = publishedWith(traceParent);

        assertThat(record.headers().lastHeader("traceparent")).isNull();
    }

    @Test
    void aRetryOfTheSameBytesHasTheSameId() {
        Webhook webhook = Webhook.conforming();
        bridge.post(webhook);
        bridge.post(webhook);

        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), webhook.caseId());

        assertThat(records).hasSize(2);
        assertThat(header(records.get(0), "ce_id")).isEqualTo(header(records.get(1), "ce_id"));
    }

    @Test
    void eventsOfACaseKeepTheirOrder() {
        Webhook first = Webhook.conforming();
        List<Webhook> webhooks = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(first),
                        java.util.stream.Stream.generate(() -> Webhook.ofCase(first.caseId()))
                                .limit(49))
                .toList();

        webhooks.forEach(bridge::post);

        assertThat(TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), first.caseId()))
                .extracting(record -> header(record, "ce_subject"))
                .containsExactlyElementsOf(
                        webhooks.stream().map(Webhook::customerId).toList());
    }

    private static ConsumerRecord<byte[], byte[]> published(Webhook webhook) {
        assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
        return only(webhook);
    }

    private static ConsumerRecord<byte[], byte[]> publishedWith(String traceParent) {
        Webhook webhook = Webhook.conforming();
        bridge.send(bridge.request(webhook).header("traceparent", traceParent).build());
        return only(webhook);
    }

    private static ConsumerRecord<byte[], byte[]> only(Webhook webhook) {
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), webhook.caseId());
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
