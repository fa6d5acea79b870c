package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.check.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender is told. Holds nothing of the payload.
 *
 * @param eventId null where the body was not read
 * @param detail a sentence for the sender, where there is more to say than the outcome says
 * @param violations empty unless the outcome is {@link Outcome#CONTRACT_VIOLATED}
 * @param retryAfter when another try may succeed, where that is known
 */
public record Receipt(
        Outcome outcome,
        @Nullable String eventId,
        @Nullable String detail,
        List<Violation> violations,
        @Nullable Duration retryAfter) {

    /** For an outcome that says all there is to say. */
    public static Receipt of(Outcome outcome) {
        return new Receipt(outcome, null, null, List.of(), null);
    }

    /** For a source that failed too often to prove itself. */
    public static Receipt throttled(Duration retryAfter) {
        return new Receipt(Outcome.THROTTLED, null, null, List.of(), retryAfter);
    }

    static Receipt of(Outcome outcome, String eventId) {
        return new Receipt(outcome, eventId, null, List.of(), null);
    }

    static Receipt unavailable(String eventId, @Nullable Duration retryAfter) {
        return new Receipt(Outcome.UNAVAILABLE, eventId, null, List.of(), retryAfter);
    }

    static Receipt rejected(Outcome outcome, String eventId, @Nullable String detail, List<Violation> violations) {
        return new Receipt(outcome, eventId, detail, violations, null);
    }
}
