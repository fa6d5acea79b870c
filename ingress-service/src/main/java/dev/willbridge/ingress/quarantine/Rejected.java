package dev.willbridge.ingress.quarantine;

import dev.willbridge.contracts.check.CheckResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A body that did not pass, and the circumstances. Prints nothing of the body.
 *
 * @param result why: any but conforming
 * @param body as received; not copied, so nobody may change it
 * @param time when it was received
 * @param traceParent W3C trace context, if the request had one
 */
public record Rejected(
        CheckResult result,
        byte[] body,
        Instant time,
        @Nullable String traceParent) {

    @Override
    public String toString() {
        return "Rejected[" + result.eventId() + "]";
    }
}
