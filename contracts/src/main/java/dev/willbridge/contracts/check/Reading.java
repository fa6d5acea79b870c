package dev.willbridge.contracts.check;

import dev.willbridge.contracts.check.Schema.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One pass over one body under one contract: collects violations, properties that are new, and the strings that the
 * bridge needs, as the tokens go by. Reads what the schema does not know just as strictly. For one thread and one use.
 */
final class Reading {

    private final JsonParser parser;
    private final Contract contract;
    private final Set<Violation> violations = new LinkedHashSet<>();
    private final Map<Role, String> found = new EnumMap<>(Role.class);
    private List<String> unknownProperties = List.of(); // and nothing allocated, as bodies are most of the time

    private Reading(JsonParser parser, Contract contract) {
        this.parser = parser;
        this.contract = contract;
    }

    /**
     * Reads the parser's whole input.
     *
     * @throws MalformedJsonException where it is not one strict JSON value
     * @throws tools.jackson.core.JacksonException likewise
     */
    static Reading of(JsonParser parser, Contract contract) throws MalformedJsonException {
        Reading reading = new Reading(parser, contract);
        if (parser.nextToken() == null) {
            throw reading.malformed(Malformation.EMPTY);
        }
        reading.value(contract.schema());
        reading.end();
        return reading;
    }

    Set<Violation> violations() {
        return violations;
    }

    /** Returns pointers to what the schema does not mention, distinct, in the order met; unmodifiable. */
    List<String> unknownProperties() {
        return List.copyOf(unknownProperties);
    }

    /** Returns the string in that role; null where there was none, or a value of another type. */
    @Nullable
    String found(Role role) {
        return found.get(role);
    }

    private void end() throws MalformedJsonException {
        parser.finishToken(); // a string is read no further than asked for
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (JacksonException e) {
            // what follows is not even JSON
        }
        throw malformed(Malformation.TRAILING_CONTENT);
    }

    private void value(Schema schema) throws MalformedJsonException {
        JsonType type = JsonType.of(parser);
        boolean allowed = schema.allows(type);
        if (!allowed) {
            violated(pointer(), Rule.TYPE);
        }
        switch (type) {
            case OBJECT -> object(allowed ? schema : Schema.ANYTHING);
            case ARRAY -> array(allowed ? schema.ofItems() : Schema.ANYTHING);
            case STRING -> string(schema.roles());
            case INTEGER, NUMBER -> number();
            case BOOLEAN, NULL -> {}
        }
    }

    private void object(Schema schema) throws MalformedJsonException {
        Set<String> names = new HashSet<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!names.add(name)) {
                throw malformed(Malformation.DUPLICATE_NAME);
            }
            Schema property = schema.properties().get(name);
            if (property == null) {
                property = schema.ofUndeclared();
                if (schema.isNews(name)) {
                    unknown();
                }
            }
            if (property.types().isEmpty()) {
                violated(pointer(), Rule.ADDITIONAL_PROPERTIES);
                property = Schema.ANYTHING;
            }
            parser.nextToken();
            value(property);
        }
        for (String name : schema.required()) {
            if (!names.contains(name)) {
                violated(contract.pointers().toMissing(parser.streamReadContext(), name), Rule.REQUIRED);
            }
        }
    }

    private void array(Schema items) throws MalformedJsonException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(items);
        }
    }

    private void string(Set<Role> roles) {
        for (Role role : roles) {
            found.put(role, parser.getString());
        }
    }

    private void number() throws MalformedJsonException {
        if (!Double.isFinite(parser.getDoubleValue())) {
            throw malformed(Malformation.NUMBER_OUT_OF_RANGE);
        }
    }

    void violated(String pointer, Rule rule) {
        // an unknown webhook_type is all that is told of its body, so that one is kept however late it comes
        if (violations.size() < ContractCheck.MAX_VIOLATIONS || pointer.equals(Contract.WEBHOOK_TYPE_POINTER)) {
            violations.add(new Violation(pointer, rule));
        }
    }

    private void unknown() {
        if (unknownProperties.size() == ContractCheck.MAX_UNKNOWN_PROPERTIES) {
            return;
        }
        String pointer = contract.pointers().toUnknown(parser.streamReadContext());
        if (!unknownProperties.contains(pointer)) {
            unknownProperties = unknownProperties.isEmpty() ? new ArrayList<>() : unknownProperties;
            unknownProperties.add(pointer);
        }
    }

    private MalformedJsonException malformed(Malformation malformation) {
        return new MalformedJsonException(malformation, parser.currentLocation().getByteOffset());
    }

    private String pointer() {
        return contract.pointers().to(parser.streamReadContext());
    }
}
