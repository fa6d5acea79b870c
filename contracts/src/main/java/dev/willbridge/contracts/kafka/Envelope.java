package dev.willbridge.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;

/**
 * An event where there are no headers, as in a state store of Kafka Streams.
 *
 * <p>The format, all numbers big-endian and of four bytes: the byte {@value #VERSION}, with which no JSON begins; number of
 * headers; each header's name and value, a length and that many bytes of UTF-8; body.
 */
record Envelope(Map<String, String> headers, byte[] body) {

    private static final byte VERSION = 1;

    static boolean isEnvelope(byte[] data) {
        return data.length > 0 && data[0] == VERSION;
    }

    byte[] encode() {
        int length = 1 + Integer.BYTES + body.length;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            length += 2 * Integer.BYTES + utf8(header.getKey()).length + utf8(header.getValue()).length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(VERSION).putInt(headers.size());
        headers.forEach((name, value) -> {
            put(out, name);
            put(out, value);
        });
        return out.put(body).array();
    }

    /** @throws SerializationException where the bytes end too early */
    static Envelope decode(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data, 1, data.length - 1);
        try {
            int number = in.getInt();
            Map<String, String> headers = new HashMap<>();
            for (int i = 0; i < number; i++) {
                headers.put(get(in), get(in));
            }
            byte[] body = new byte[in.remaining()];
            in.get(body);
            return new Envelope(headers, body);
        } catch (BufferUnderflowException e) {
            throw new SerializationException("The stored event ends too early");
        }
    }

    private static void put(ByteBuffer out, String text) {
        byte[] bytes = utf8(text);
        out.putInt(bytes.length).put(bytes);
    }

    private static String get(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
