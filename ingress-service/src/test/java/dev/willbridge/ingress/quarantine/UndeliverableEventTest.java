package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

/** Which events go into quarantine when Kafka refuses them. */
class UndeliverableEventTest {

    private static final Exception TOO_LARGE = new RecordTooLargeException("large");

    @Test
    void saysWhyKafkaRefusedIt() {
        ProducerRecord<byte[], byte[]> record = record("customer-created");

        assertThat(violations(UndeliverableEvent.of(record, TOO_LARGE).toRecord()))
                .isEqualTo("[{\"pointer\":\"\",\"rule\":\"too-large\"}]");
        assertThat(violations(UndeliverableEvent.of(record, new InvalidRecordException("odd"))
                        .toRecord()))
                .isEqualTo("[{\"pointer\":\"\",\"rule\":\"invalid-record\"}]");
    }

    @Test
    void whatGoesToTheQuarantineAnywayDoesNotTakeItsOwnPlace() {
        assertThat(UndeliverableEvent.of(record(QuarantineHeaders.TOPIC), TOO_LARGE))
                .isNull();
    }

    @Test
    void whatWasReplayedDoesNotGoBackBeforeItsTombstone() {
        ProducerRecord<byte[], byte[]> replayed = record("customer-created");
        replayed.headers().add(QuarantineHeaders.REPLAYED, "2026-11-24T03:00:00Z".getBytes(UTF_8));

        assertThat(UndeliverableEvent.of(replayed, TOO_LARGE)).isNull();
    }

    @Test
    void printsNothingOfItsBodyOrHeaders() {
        assertThat(UndeliverableEvent.of(record("customer-created"), TOO_LARGE)).hasToString("UndeliverableEvent[id]");
    }

    private static String violations(ProducerRecord<byte[], byte[]> record) {
        return new String(
                record.headers().lastHeader(QuarantineHeaders.VIOLATIONS).value(), UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, "case".getBytes(UTF_8), "{}".getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.ID, "id".getBytes(UTF_8));
        return record;
    }
}
