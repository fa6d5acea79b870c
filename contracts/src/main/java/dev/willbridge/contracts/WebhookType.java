package dev.willbridge.contracts;

import java.io.InputStream;
import java.util.Objects;

/**
 * A kind of webhook: all that the bridge needs to know to carry it. A further one is a record, its schema beside it
 * ({@code <name>.schema.json} in the record's package), and a line in {@link WebhookTypes}.
 *
 * @param name the value of {@code webhook_type}, matched exactly
 * @param payload the record that the payload reads into
 * @param keyPointer JSON pointer to the case id, the key of the Kafka record
 * @param subjectPointer JSON pointer to the id that becomes the CloudEvents subject
 */
public record WebhookType(String name, Class<?> payload, String keyPointer, String subjectPointer) {

    /** Returns the topic of these events: the name with a hyphen for every dot and underscore. */
    public String topic() {
        return name.replace('.', '-').replace('_', '-');
    }

    /** Returns the value of {@link CloudEventHeaders#TYPE}. */
    public String cloudEventType() {
        return "willsuite." + name;
    }

    /**
     * Opens the JSON Schema of the payload. The caller closes it.
     *
     * @throws NullPointerException where there is no such resource beside the payload's class
     */
    public InputStream openSchema() {
        String resource = name + ".schema.json";
        return Objects.requireNonNull(
                payload.getResourceAsStream(resource), () -> "No " + resource + " in the package of " + payload);
    }
}
