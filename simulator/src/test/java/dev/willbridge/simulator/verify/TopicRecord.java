package dev.willbridge.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.journal.Destination;
import dev.willbridge.simulator.webhook.Webhook;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as the bridge writes them. */
final class TopicRecord {

    private TopicRecord() {}

    static ConsumerRecord<byte[], byte[]> published(Webhook webhook, long offset) {
        ConsumerRecord<byte[], byte[]> bare = new ConsumerRecord<>(
                CustomerCreated.TOPIC, 0, offset, webhook.key().getBytes(UTF_8), webhook.body());
        headers(webhook).forEach((name, value) -> bare.headers().add(name, value.getBytes(UTF_8)));
        return bare;
    }

    private static Map<String, String> headers(Webhook webhook) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", webhook.id(),
                "ce_source", "/willsuite",
                "ce_type", "willsuite.customer.created",
                "ce_time", "2026-11-24T06:00:00Z",
                "ce_dataschema", "urn:willbridge:schema:customer.created:1",
                "content-type", "application/json");
    }

    static ConsumerRecord<byte[], byte[]> quarantined(Webhook webhook, long offset) {
        return reason(
                new ConsumerRecord<>(
                        QuarantineHeaders.TOPIC, 0, offset, webhook.id().getBytes(UTF_8), webhook.body()),
                webhook);
    }

    static ConsumerRecord<byte[], byte[]> reason(ConsumerRecord<byte[], byte[]> record, Webhook webhook) {
        String reason = webhook.destination() == Destination.QUARANTINE_MALFORMED ? "not-json" : "contract-violated";
        record.headers().remove(QuarantineHeaders.REASON).add(QuarantineHeaders.REASON, reason.getBytes(UTF_8));
        return record;
    }

    /** The same headers with another key and value. */
    static ConsumerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, String key, byte[] value, long offset) {
        Headers headers = new RecordHeaders(record.headers());
        return new ConsumerRecord<>(
                record.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                key.length(),
                value.length,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
