package dev.willbridge.ingress.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.willbridge.contracts.check.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457). Nothing of the payload is in it.
 *
 * @param id the event id, where the body was read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String id,
        List<ContractViolation> violations) {

    /** @param rule as the contract names it, such as a keyword of JSON Schema */
    record ContractViolation(String pointer, String rule) {
        static ContractViolation of(Violation violation) {
            return new ContractViolation(violation.pointer(), violation.rule().keyword());
        }
    }
}
