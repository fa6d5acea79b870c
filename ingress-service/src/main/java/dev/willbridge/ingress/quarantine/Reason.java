package dev.willbridge.ingress.quarantine;

import static dev.willbridge.contracts.QuarantineHeaders.REASON_CONTRACT_VIOLATED;
import static dev.willbridge.contracts.QuarantineHeaders.REASON_NOT_JSON;
import static dev.willbridge.contracts.QuarantineHeaders.REASON_UNDELIVERABLE;

import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Why a body is in quarantine, as its topic tells it. Holds nothing of the body. */
record Reason(String name, List<Breach> breaches) {

    /**
     * @param pointer JSON pointer to where it is; empty for the whole
     * @param rule as the contract names it, such as a keyword of JSON Schema; or why it is not JSON, or was refused
     */
    record Breach(String pointer, String rule) {

        Breach {
            Objects.requireNonNull(pointer);
            Objects.requireNonNull(rule);
        }
    }

    static Reason of(CheckResult result) {
        if (result instanceof Violating violating) {
            return new Reason(
                    REASON_CONTRACT_VIOLATED,
                    violating.violations().stream()
                            .map(violation -> new Breach(
                                    violation.pointer(), violation.rule().keyword()))
                            .toList());
        }
        return new Reason(
                REASON_NOT_JSON,
                List.of(new Breach("", ((NotJson) result).malformation().tag())));
    }

    /** Why Kafka refused an event that conforms. */
    static Reason undeliverable(Exception refusal) {
        String rule = refusal instanceof RecordTooLargeException ? "too-large" : "invalid-record";
        return new Reason(REASON_UNDELIVERABLE, List.of(new Breach("", rule)));
    }

    boolean isUndeliverable() {
        return name.equals(REASON_UNDELIVERABLE);
    }

    /** Returns by which names the entry can be chosen: each of its breaches is one. */
    List<String> causes() {
        return breaches.stream()
                .map(breach -> (isOfTheWhole() ? name : breach.pointer()) + " " + breach.rule())
                .distinct()
                .toList();
    }

    private boolean isOfTheWhole() {
        return name.equals(REASON_NOT_JSON) || isUndeliverable();
    }
}
