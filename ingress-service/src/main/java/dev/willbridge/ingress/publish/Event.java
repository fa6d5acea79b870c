package dev.willbridge.ingress.publish;

import dev.willbridge.contracts.WebhookType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook on its way to its topic. Prints nothing of the payload.
 *
 * @param id the CloudEvents id
 * @param dataSchema the id of the schema that the body met
 * @param key the case id, the key of the record
 * @param subject the CloudEvents subject, if there is one
 * @param time when the webhook was received
 * @param traceParent W3C trace context, if the request had one
 * @param body the value of the record, as received; not copied, so nobody may change it
 */
public record Event(
        String id,
        WebhookType type,
        String dataSchema,
        String key,
        @Nullable String subject,
        Instant time,
        @Nullable String traceParent,
        byte[] body) {

    @Override
    public String toString() {
        return "Event[" + id + ", " + type.name() + "]";
    }
}
