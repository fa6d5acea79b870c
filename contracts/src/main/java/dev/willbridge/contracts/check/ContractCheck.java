package dev.willbridge.contracts.check;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import dev.willbridge.contracts.check.Schema.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks webhooks against their contracts: the vendor's published JSON Schema, and what its prose adds, that
 * {@code webhook_type} is exactly a known one and the case id is not blank. Properties that a schema does not mention are
 * allowed wherever it does not forbid them.
 *
 * <p>Reads JSON strictly, because the body goes on byte for byte to consumers whose parsers differ: UTF-8 without a byte
 * order mark (RFC 8259, section 8.1), one value and nothing after it, no name twice in an object, no lone surrogate, no
 * number beyond a double (RFC 7493), nesting at most {@value #MAX_DEPTH} deep, numbers of at most
 * {@value #MAX_NUMBER_LENGTH} digits, names of at most {@value #MAX_NAME_LENGTH} bytes.
 *
 * <p>Safe for use by many threads. Does not block, throws for no body whatever, and its time and memory are proportional
 * to the body's length, which the caller bounds.
 */
public final class ContractCheck {

    public static final int MAX_DEPTH = 64;
    public static final int MAX_NUMBER_LENGTH = 100;
    public static final int MAX_NAME_LENGTH = 1_000;
    public static final int MAX_VIOLATIONS = 100;
    public static final int MAX_UNKNOWN_PROPERTIES = 20;

    private final JsonFactory json = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION) // else UTF-16, UTF-32 and a BOM would pass
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Map<String, Contract> contracts;
    private final Contract first;

    /**
     * @param types what is accepted; at least one
     * @throws IllegalArgumentException saying which type's schema cannot be used and why, or which name is there twice
     */
    public ContractCheck(Collection<WebhookType> types) {
        this(types, Map.of());
    }

    /**
     * Checks against schemas that take the place of those that come with the types, for when the vendor's payloads turn
     * out to be other than it published. An amended schema needs an {@code $id} of its own.
     *
     * @param types what is accepted; at least one
     * @param amendedSchemas JSON Schemas by the name of the type, in any of JSON's encodings
     * @throws IllegalArgumentException saying which type's schema cannot be used and why, or which name is not a type's
     *     or there twice
     */
    public ContractCheck(Collection<WebhookType> types, Map<String, byte[]> amendedSchemas) {
        contracts = Contracts.of(types, amendedSchemas);
        first = contracts.values().iterator().next();
    }

    /** Checks a body as received. Neither keeps nor changes it. */
    public CheckResult check(byte[] body) {
        String eventId = EventId.of(body);
        try {
            String text = StrictText.requireUtf8(body);
            CheckResult result = read(eventId, body, likely(text));
            StrictText.requirePairedSurrogates(body, text);
            return result;
        } catch (MalformedJsonException e) {
            return new NotJson(eventId, e.malformation, e.offset);
        } catch (UnexpectedEndOfInputException e) {
            return new NotJson(eventId, Malformation.TRUNCATED, body.length);
        } catch (StreamConstraintsException e) {
            return new NotJson(eventId, Malformation.LIMIT_EXCEEDED, offset(e));
        } catch (JacksonException e) {
            return new NotJson(eventId, Malformation.SYNTAX, offset(e));
        }
    }

    private CheckResult read(String eventId, byte[] body, Contract likely) throws MalformedJsonException {
        Reading reading = read(body, likely);
        String name = reading.found(Role.WEBHOOK_TYPE);
        Contract contract = name == null ? null : contracts.get(name);
        if (contract == null) {
            return Violating.ofUnknownType(eventId, whyUnknown(reading), name);
        }
        return result(eventId, contract, contract.equals(likely) ? reading : read(body, contract));
    }

    private Reading read(byte[] body, Contract contract) throws MalformedJsonException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            return Reading.of(parser, contract);
        }
    }

    /**
     * The contract to read the body under, so that one reading will do: {@code webhook_type} stands behind what it says
     * something about. A wrong guess costs a second reading and nothing else.
     */
    private Contract likely(String text) {
        if (contracts.size() > 1) {
            for (Contract contract : contracts.values()) {
                if (text.contains(contract.quotedName())) {
                    return contract;
                }
            }
        }
        return first;
    }

    private static Violation whyUnknown(Reading reading) {
        Set<Violation> found = reading.violations();
        for (Violation violation : found) {
            if (violation.pointer().isEmpty() || violation.pointer().equals(Contract.WEBHOOK_TYPE_POINTER)) {
                return violation; // not an object; or webhook_type is missing or no string
            }
        }
        return new Violation(Contract.WEBHOOK_TYPE_POINTER, Rule.ENUM);
    }

    private static CheckResult result(String eventId, Contract contract, Reading reading) {
        String key = reading.found(Role.KEY);
        if (key != null && key.isBlank()) {
            reading.violated(contract.type().keyPointer(), Rule.NOT_BLANK);
        } else if (key == null && reading.violations().isEmpty()) {
            reading.violated(contract.type().keyPointer(), Rule.REQUIRED); // though the schema may do without
        }
        if (key == null || !reading.violations().isEmpty()) {
            return new Violating(
                    eventId,
                    contract.type(),
                    contract.id(),
                    null,
                    List.copyOf(reading.violations()),
                    reading.unknownProperties());
        }
        return new Conforming(
                eventId, contract.type(), contract.id(), key, subject(reading), reading.unknownProperties());
    }

    private static @Nullable String subject(Reading reading) {
        String subject = reading.found(Role.SUBJECT);
        boolean usable =
                subject != null && !subject.isEmpty() && subject.chars().noneMatch(Character::isISOControl);
        return usable ? subject : null;
    }

    private static long offset(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
    }
}
