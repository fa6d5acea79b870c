package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in quarantine under one event id. Prints nothing of the body.
 *
 * @param contract the id of the schema that it broke or, refused by Kafka, met; where its type is known
 * @param tries how often it was seen, as far as is known
 */
record Entry(
        String id,
        Reason reason,
        @Nullable String type,
        @Nullable String contract,
        Instant firstReceived,
        int tries,
        @Nullable String traceParent,
        byte[] body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads a record that is no tombstone. A header that is missing or makes no sense is as if it were not known. */
    static Entry of(ConsumerRecord<byte[], byte[]> record) {
        String firstReceived = header(record, QuarantineHeaders.FIRST_RECEIVED);
        return new Entry(
                new String(record.key(), UTF_8),
                reason(record),
                header(record, CloudEventHeaders.TYPE),
                header(record, QuarantineHeaders.CONTRACT),
                time(firstReceived, Instant.ofEpochMilli(record.timestamp())),
                number(header(record, QuarantineHeaders.TRIES)),
                header(record, CloudEventHeaders.TRACE_PARENT),
                record.value());
    }

    boolean isFor(@Nullable String cause) {
        return cause == null || reason.name().equals(cause) || reason.causes().contains(cause);
    }

    private static Reason reason(ConsumerRecord<byte[], byte[]> record) {
        String name = header(record, QuarantineHeaders.REASON);
        String breaches = header(record, QuarantineHeaders.VIOLATIONS);
        return new Reason(name == null ? "unknown" : name, breaches == null ? List.of() : breaches(breaches));
    }

    static String json(List<Reason.Breach> breaches) {
        return JSON.writeValueAsString(breaches);
    }

    private static List<Reason.Breach> breaches(String json) {
        try {
            return Stream.ofNullable(JSON.readValue(json, Reason.Breach[].class))
                    .flatMap(Arrays::stream)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public String toString() {
        return "Entry[" + id + "]";
    }
}
