package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is told of an entry. The body is not part of it unless it was asked for.
 *
 * @param bytes the body's length
 * @param payload the body as text
 * @param payloadBase64 the body where it is no text in UTF-8
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Summary(
        String id,
        @Nullable String type,
        String reason,
        List<Reason.Breach> violations,
        @Nullable String contract,
        String firstReceived,
        int tries,
        int bytes,
        @Nullable String payload,
        @Nullable String payloadBase64) {

    static Summary of(Entry entry) {
        return of(entry, null, null);
    }

    static Summary withPayload(Entry entry) {
        String text = new String(entry.body(), UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), entry.body())
                ? of(entry, text, null)
                : of(entry, null, Base64.getEncoder().encodeToString(entry.body()));
    }

    private static Summary of(Entry entry, @Nullable String payload, @Nullable String payloadBase64) {
        return new Summary(
                entry.id(),
                entry.type(),
                entry.reason().name(),
                entry.reason().breaches(),
                entry.contract(),
                entry.firstReceived().toString(),
                entry.tries(),
                entry.body().length,
                payload,
                payloadBase64);
    }

    /** Nothing of the payload. */
    @Override
    public String toString() {
        return "Summary[" + id + "]";
    }
}
