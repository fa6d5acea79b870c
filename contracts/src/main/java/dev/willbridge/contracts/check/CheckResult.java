package dev.willbridge.contracts.check;

import dev.willbridge.contracts.WebhookType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ContractCheck} found. Prints nothing of the payload. */
public sealed interface CheckResult {

    /** Returns the body's {@link dev.willbridge.contracts.EventId}, whatever else was found. */
    String eventId();

    /**
     * The body conforms to its type's contract.
     *
     * @param dataSchema the {@code $id} of the schema it met
     * @param key the case id, not blank
     * @param subject the value at the type's subject pointer; null where it is no string, is empty, or has a control
     *     character in it, which a CloudEvents attribute must not
     */
    record Conforming(
            String eventId,
            WebhookType type,
            String dataSchema,
            String key,
            @Nullable String subject) implements CheckResult {
        @Override
        public String toString() {
            return "Conforming[" + type.name() + "]";
        }
    }

    /**
     * The body is JSON but breaks the contract, or no contract is known for it.
     *
     * @param violations at least one and at most {@value ContractCheck#MAX_VIOLATIONS}, in the order met
     */
    record Violating(String eventId, List<Violation> violations) implements CheckResult {}

    /**
     * The body is not JSON.
     *
     * @param offset the byte at which that was noticed, from 0
     */
    record NotJson(String eventId, Malformation malformation, long offset) implements CheckResult {}
}
