package dev.willbridge.contracts.kafka;

import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE;
import static dev.willbridge.contracts.CloudEventHeaders.CONTENT_TYPE_JSON;
import static dev.willbridge.contracts.CloudEventHeaders.DATA_SCHEMA;
import static dev.willbridge.contracts.CloudEventHeaders.ID;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION_1_0;
import static dev.willbridge.contracts.CloudEventHeaders.SUBJECT;
import static dev.willbridge.contracts.CloudEventHeaders.TIME;
import static dev.willbridge.contracts.CloudEventHeaders.TYPE;
import static dev.willbridge.contracts.QuarantineHeaders.REPLAYED;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** What the headers of a record say. */
record Attributes(
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String dataSchema,
        @Nullable Instant replayed) {

    /**
     * Takes the attributes from headers.
     *
     * @param headers the value of a header by its name, null where there is none
     * @throws SerializationException naming the header that is missing or wrong
     */
    static Attributes of(UnaryOperator<@Nullable String> headers) {
        if (!required(headers, SPEC_VERSION).equals(SPEC_VERSION_1_0)) {
            throw wrong(SPEC_VERSION);
        }
        String replayed = headers.apply(REPLAYED);
        return new Attributes(
                required(headers, ID),
                required(headers, SOURCE),
                required(headers, TYPE),
                headers.apply(SUBJECT),
                instant(TIME, required(headers, TIME)),
                required(headers, DATA_SCHEMA),
                replayed == null ? null : instant(REPLAYED, replayed));
    }

    /** Returns the headers, in the order in which the bridge writes them. */
    Map<String, String> toHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, SPEC_VERSION_1_0);
        headers.put(ID, id);
        headers.put(SOURCE, source);
        headers.put(TYPE, type);
        if (subject != null) {
            headers.put(SUBJECT, subject);
        }
        headers.put(TIME, time.toString());
        headers.put(DATA_SCHEMA, dataSchema);
        headers.put(CONTENT_TYPE, CONTENT_TYPE_JSON);
        if (replayed != null) {
            headers.put(REPLAYED, replayed.toString());
        }
        return headers;
    }

    private static String required(UnaryOperator<@Nullable String> headers, String name) {
        String value = headers.apply(name);
        if (value == null || value.isEmpty()) {
            throw new SerializationException("The record is no event of willbridge: it has no header " + name);
        }
        return value;
    }

    private static Instant instant(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    private static SerializationException wrong(String name) {
        return new SerializationException("The record is no event of willbridge: its header " + name + " is wrong");
    }
}
