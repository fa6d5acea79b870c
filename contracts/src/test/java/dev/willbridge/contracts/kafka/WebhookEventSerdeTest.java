package dev.willbridge.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.testkit.TestEvent;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** An event goes on as it came, with headers or without. */
class WebhookEventSerdeTest {

    private static final String TOPIC = "another-topic";

    private final TestEvent<CustomerCreated> sent = TestEvent.of(CustomerCreated.class)
            .with("/customer_data/last_name", "O'N\u00e9il \ud83d\ude00")
            .replayedAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final Serde<WebhookEvent<CustomerCreated>> serde = new WebhookEventSerde<>(CustomerCreated.class);

    @Test
    void withHeadersItIsTheRecordThatItWas() {
        ProducerRecord<byte[], byte[]> record = sent.toRecord();
        Headers headers = new RecordHeaders();

        byte[] value = serde.serializer().serialize(TOPIC, headers, sent.toEvent());

        assertThat(value).isEqualTo(record.value());
        assertThat(headers.toArray()).isEqualTo(record.headers().toArray());
    }

    @Test
    void headersThatAreThereAreReplacedAndOthersStay() {
        Headers headers = sent.receivedAt(Instant.EPOCH).toRecord().headers().add("other", new byte[] {1});

        serde.serializer().serialize(TOPIC, headers, sent.toEvent());

        assertThat(headers.headers("ce_time")).hasSize(1);
        assertThat(new String(headers.lastHeader("ce_time").value(), UTF_8))
                .isEqualTo(sent.toEvent().time().toString());
        assertThat(headers.lastHeader("other").value()).containsExactly(1);
    }

    @Test
    void withoutHeadersItComesBackAsItWas() {
        byte[] stored = serde.serializer().serialize(TOPIC, sent.toEvent());

        assertThat(serde.deserializer().deserialize(TOPIC, stored)).isEqualTo(sent.toEvent());
        assertThat(serde.deserializer().deserialize(TOPIC, new RecordHeaders(), stored))
                .isEqualTo(sent.toEvent());
    }

    @Test
    void anEventWithoutSubjectComesBackWithoutOne() {
        WebhookEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class)
                .with("/customer_data/id", "")
                .toEvent();

        byte[] stored = serde.serializer().serialize(TOPIC, event);

        assertThat(serde.deserializer().deserialize(TOPIC, stored).subject()).isNull();
    }

    @Test
    void whatIsStoredIsTheSameInEveryVersion() {
        byte[] stored = {
            1, 0, 0, 0, 6, // version, headers
            0, 0, 0, 14, 'c', 'e', '_', 's', 'p', 'e', 'c', 'v', 'e', 'r', 's', 'i', 'o', 'n', 0, 0, 0, 3, '1', '.',
            '0', 0, 0, 0, 5, 'c', 'e', '_', 'i', 'd', 0, 0, 0, 1, 'i', 0, 0, 0, 9, 'c', 'e', '_', 's', 'o', 'u', 'r',
            'c', 'e', 0, 0, 0, 1, 's', 0, 0, 0, 7, 'c', 'e', '_', 't', 'y', 'p', 'e', 0, 0, 0, 26, 'w', 'i', 'l', 'l',
            's', 'u', 'i', 't', 'e', '.', 'c', 'u', 's', 't', 'o', 'm', 'e', 'r', '.', 'c', 'r', 'e', 'a', 't', 'e',
            'd', 0, 0, 0, 7, 'c', 'e', '_', 't', 'i', 'm', 'e', 0, 0, 0, 20, '2', '0', '2', '6', '-', '1', '1', '-',
            '2', '5', 'T', '0', '0', ':', '0', '0', ':', '0', '0', 'Z', 0, 0, 0, 13, 'c', 'e', '_', 'd', 'a', 't', 'a',
            's', 'c', 'h', 'e', 'm', 'a', 0, 0, 0, 1, 'd'
        };
        byte[] body = sent.body();
        byte[] both = Arrays.copyOf(stored, stored.length + body.length);
        System.arraycopy(body, 0, both, stored.length, body.length);

        WebhookEvent<CustomerCreated> event = serde.deserializer().deserialize(TOPIC, both);

        assertThat(event.id()).isEqualTo("i");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(event.dataSchema()).isEqualTo("d");
        assertThat(event.body()).isEqualTo(body);
    }

    @Test
    void whatIsStoredAndCutOffCannotBeRead() {
        byte[] stored = serde.serializer().serialize(TOPIC, sent.toEvent());

        for (int length = 1; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, cut))
                    .withNoCause();
        }
    }

    @Test
    void nothingIsNothing() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.serializer().serialize(TOPIC, new RecordHeaders(), null))
                .isNull();
    }
}
