package dev.willbridge.ingress.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A body as received, and the circumstances. Prints nothing of the body.
 *
 * @param body not copied: whoever hands it in leaves it alone from then on
 * @param time when the request arrived
 * @param traceParent the request's W3C trace context, if it had one
 */
public record Reception(byte[] body, Instant time, @Nullable String traceParent) {

    @Override
    public String toString() {
        return "Reception[" + body.length + " bytes, " + time + "]";
    }
}
