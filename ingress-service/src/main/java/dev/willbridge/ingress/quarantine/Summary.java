package dev.willbridge.ingress.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is told of an entry. The body is not part of it unless it was asked for.
 *
 * @param bytes the body's length
 * @param payload the body as text
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
        @Nullable String payload) {

    static Summary of(Entry entry, @Nullable String payload) {
        return new Summary(
                entry.id(),
                entry.type(),
                entry.reason().name(),
                entry.reason().breaches(),
                entry.contract(),
                entry.firstReceived().toString(),
                entry.tries(),
                entry.body().length,
                payload);
    }

    /** Nothing of the payload. */
    @Override
    public String toString() {
        return "Summary[" + id + "]";
    }
}
