package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class StoredRecordTest {

    @Test
    void comesBackAsItWas() throws Exception {
        ProducerRecord<byte[], byte[]> record = record("the värde".getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> back = StoredRecord.decode(StoredRecord.encode(record));

        assertThat(back.topic()).isEqualTo("customer-created");
        assertThat(back.partition()).isNull();
        assertThat(back.timestamp()).isNull();
        assertThat(back.key()).isEqualTo(record.key());
        assertThat(back.value()).isEqualTo(record.value());
        assertThat(back.headers().toArray()).extracting(Header::key).containsExactly("ce_id", "ce_subject", "empty");
        assertThat(back.headers()).isEqualTo(record.headers());
    }

    @Test
    void anEmptyValueComesBackEmpty() throws Exception {
        assertThat(StoredRecord.decode(StoredRecord.encode(record(new byte[0]))).value())
                .isEmpty();
    }

    @Test
    void aTombstoneComesBackWithoutAValue() throws Exception {
        ProducerRecord<byte[], byte[]> back = StoredRecord.decode(StoredRecord.encode(record(null)));

        assertThat(back.value()).isNull();
        assertThat(back.key()).isEqualTo(record(null).key());
        assertThat(back.headers()).isEqualTo(record(null).headers());
    }

    @Test
    void aTombstoneThatEndsTooEarlyIsRefusedWhereverItEnds() {
        byte[] whole = StoredRecord.encode(record(null));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredRecord.decode(cut))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void aValueOfFourBytesIsNoTombstoneWhateverTheyAre() throws Exception {
        byte[] value = {-1, -1, -1, -1};

        assertThat(StoredRecord.decode(StoredRecord.encode(record(value))).value())
                .isEqualTo(value);
    }

    @Test
    void aRecordThatEndsTooEarlyIsRefusedWhereverItEnds() {
        byte[] whole = StoredRecord.encode(record(new byte[10]));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredRecord.decode(cut))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void aRecordOfAnotherVersionIsRefused() {
        byte[] later = StoredRecord.encode(record(new byte[10]));
        later[0] = StoredRecord.VERSION + 1;

        assertThatThrownBy(() -> StoredRecord.decode(later))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("version is 2, not 1");
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("customer-created", "käse-1".getBytes(UTF_8), value);
        record.headers()
                .add("ce_id", "abc".getBytes(UTF_8))
                .add("ce_subject", "Ünder".getBytes(UTF_8))
                .add("empty", new byte[0]);
        return record;
    }
}
