package dev.willbridge.ingress.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.publish.CloudEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record as it would be on its topic: the example beside the type's schema ({@code <name>.example.json}), as what publishes
 * events would write it.
 *
 * @param headers in their order
 * @param value JSON
 */
record ExampleRecord(String key, Map<String, String> headers, byte[] value) {

    private static final Instant RECEIVED = Instant.parse("2024-06-02T09:06:00.123456Z");
    private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** Returns nothing where there is no example, or none that meets the contract in force. May block. */
    static Optional<ExampleRecord> of(WebhookType type, ContractCheck check) {
        try (InputStream in = type.payload().getResourceAsStream(type.name() + ".example.json")) {
            return in == null ? Optional.empty() : of(in.readAllBytes(), check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ExampleRecord> of(byte[] body, ContractCheck check) {
        if (!(check.check(body) instanceof Conforming conforming)) {
            return Optional.empty();
        }
        ProducerRecord<byte[], byte[]> record =
                CloudEvent.of(conforming, RECEIVED, TRACE_PARENT, body).toRecord();
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return Optional.of(new ExampleRecord(new String(record.key(), UTF_8), headers, body));
    }

    /** Nothing of the value, as of every record. */
    @Override
    public String toString() {
        return "ExampleRecord[" + headers + "]";
    }
}
