package dev.willbridge.contracts.check;

import dev.willbridge.contracts.WebhookType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ContractCheck} found. Prints nothing of the payload. */
public sealed interface CheckResult {

    /** Returns the body's {@link dev.willbridge.contracts.EventId}, whatever else was found. */
    String eventId();

    /**
     * Returns JSON pointers to properties that the schema does not mention where it knows the names: what the vendor has
     * added since. Distinct, in the order met, at most {@value ContractCheck#MAX_UNKNOWN_PROPERTIES}; empty where the
     * schema to compare with is not known.
     *
     * <p>{@code *} stands for any index of an array, and for a name that may be data: one with other characters than
     * ASCII letters, digits, {@code _} and {@code -}, with many digits, or longer than 64. What is in a map such as
     * {@code meta}, or in a property that is unknown itself, is not told. The names are the sender's choice, so there is no
     * end to how many there can be: what keeps or counts them by name needs a bound of its own.
     */
    List<String> unknownProperties();

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
            @Nullable String subject,
            List<String> unknownProperties)
            implements CheckResult {
        @Override
        public String toString() {
            return "Conforming[" + type.name() + "]";
        }
    }

    /**
     * The body is JSON but breaks the contract, or no contract is known for it.
     *
     * @param type null where no contract is known
     * @param dataSchema the {@code $id} of the schema it was checked against; null where no contract is known
     * @param unknownType the {@code webhook_type} that no contract is known for, or {@code *} where that may be data, by
     *     the rule of {@link #unknownProperties()} with dots allowed; null where the type is known, missing or no string.
     *     There is no end to how many there can be
     * @param violations at least one and at most {@value ContractCheck#MAX_VIOLATIONS}, in the order met
     */
    record Violating(
            String eventId,
            @Nullable WebhookType type,
            @Nullable String dataSchema,
            @Nullable String unknownType,
            List<Violation> violations,
            List<String> unknownProperties)
            implements CheckResult {

        static Violating ofUnknownType(String eventId, Violation why, @Nullable String type) {
            String shown = type == null ? null : ProgrammersName.ofWebhookType(type);
            return new Violating(eventId, null, null, shown, List.of(why), List.of());
        }

        @Override
        public String toString() {
            return "Violating" + violations;
        }
    }

    /**
     * The body is not JSON.
     *
     * @param offset the byte at which that was noticed, from 0
     */
    record NotJson(String eventId, Malformation malformation, long offset) implements CheckResult {
        @Override
        public List<String> unknownProperties() {
            return List.of();
        }
    }
}
