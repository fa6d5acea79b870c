package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as bytes, to wait on disk: exactly what will be on the topic, so that a later version of this service, with other
 * contracts, delivers what this one accepted.
 *
 * <p>The format, all numbers big-endian and of four bytes: the byte {@value #VERSION}; topic; key; number of headers; each
 * header's name and value; value. Topic, key, name and value are a length and that many bytes, texts in UTF-8. A value of the
 * length {@value #NO_VALUE} is none: a tombstone.
 */
final class StoredRecord {

    static final byte VERSION = 1;

    private static final int NO_VALUE = -1;

    private StoredRecord() {}

    static byte[] encode(ProducerRecord<byte[], byte[]> record) {
        byte[] topic = record.topic().getBytes(UTF_8);
        Header[] headers = record.headers().toArray();
        byte[][] names = new byte[headers.length][];
        int length = 1 + 4 * Integer.BYTES + topic.length + record.key().length + length(record.value());
        for (int i = 0; i < headers.length; i++) {
            names[i] = headers[i].key().getBytes(UTF_8);
            length += 2 * Integer.BYTES + names[i].length + headers[i].value().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(VERSION);
        put(out, topic);
        put(out, record.key());
        out.putInt(headers.length);
        for (int i = 0; i < headers.length; i++) {
            put(out, names[i]);
            put(out, headers[i].value());
        }
        if (record.value() == null) {
            out.putInt(NO_VALUE);
        } else {
            put(out, record.value());
        }
        return out.array();
    }

    /** @throws UnreadableRecordException where the bytes are no record, or one of a later version */
    static ProducerRecord<byte[], byte[]> decode(byte[] bytes) throws UnreadableRecordException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new UnreadableRecordException("its version is " + version + ", not " + VERSION);
            }
            String topic = new String(get(in), UTF_8);
            byte[] key = get(in);
            int headers = in.getInt();
            ProducerRecord<byte[], byte[]> withoutValue = new ProducerRecord<>(topic, key, new byte[0]);
            for (int i = 0; i < headers; i++) {
                withoutValue.headers().add(new String(get(in), UTF_8), get(in));
            }
            return new ProducerRecord<>(topic, null, key, getValue(in), withoutValue.headers());
        } catch (BufferUnderflowException e) {
            throw new UnreadableRecordException("it ends too early");
        }
    }

    private static int length(byte @Nullable [] value) {
        return value == null ? 0 : value.length;
    }

    private static byte @Nullable [] getValue(ByteBuffer in) {
        if (in.remaining() == Integer.BYTES && in.getInt(in.position()) == NO_VALUE) {
            return null;
        }
        return get(in);
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    private static byte[] get(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
