package dev.willbridge.ingress.contract;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import dev.willbridge.contracts.check.Violation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.regex.Pattern;

/**
 * Sees how what the vendor sends departs from its published schemas, before and after that hurts. Each kind is said in the
 * log when it is first met, and counted; nothing of a payload's values is in either. Safe for many threads; never blocks.
 *
 * <ul>
 *   <li>{@code willbridge.contract.unknown.properties}, by type and pointer: properties that the schema does not mention
 *   <li>{@code willbridge.contract.violations}, by type, pointer and rule; the type may be {@value #UNKNOWN}
 *   <li>{@code willbridge.contract.unknown.types}, by type
 *   <li>{@code willbridge.contract.malformed}, by kind: bodies that are not JSON
 * </ul>
 */
public final class Drift {

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    private static final String UNKNOWN = "unknown";

    private final Kinds properties;
    private final Kinds violations;
    private final Kinds types;
    private final Kinds malformed;

    Drift(MeterRegistry registry) {
        properties = new Kinds(
                registry,
                "willbridge.contract.unknown.properties",
                "Properties met that the schema does not mention",
                "a property that its schema does not mention");
        violations = new Kinds(
                registry, "willbridge.contract.violations", "Breaches of a contract", "a breach of its contract");
        types = new Kinds(
                registry,
                "willbridge.contract.unknown.types",
                "Webhooks of a type that is not known",
                "an unknown type");
        malformed = new Kinds(registry, "willbridge.contract.malformed", "Bodies that are not JSON", "no JSON");
    }

    /** Looks at one webhook, whatever becomes of it. */
    public void see(CheckResult result) {
        for (String pointer : result.unknownProperties()) {
            properties.met(Tags.of("type", type(result), "pointer", pointer));
        }
        if (result instanceof Violating violating) {
            see(violating);
        } else if (result instanceof NotJson notJson) {
            malformed.met(Tags.of("kind", notJson.malformation().tag()));
        }
    }

    private void see(Violating violating) {
        String type = violating.unknownType();
        if (type != null) {
            types.met(Tags.of("type", type));
        }
        for (Violation violation : violating.violations()) {
            String pointer = INDEX.matcher(violation.pointer()).replaceAll("/*");
            violations.met(Tags.of(
                    "type",
                    type(violating),
                    "pointer",
                    pointer,
                    "rule",
                    violation.rule().keyword()));
        }
    }

    private static String type(CheckResult result) {
        WebhookType type = null;
        if (result instanceof Conforming conforming) {
            type = conforming.type();
        } else if (result instanceof Violating violating) {
            type = violating.type();
        }
        return type == null ? UNKNOWN : type.name();
    }
}
