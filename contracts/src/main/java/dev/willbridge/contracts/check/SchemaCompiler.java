package dev.willbridge.contracts.check;

import dev.willbridge.contracts.check.Schema.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the part of JSON Schema 2020-12 in which the contracts are written: {@code type}, {@code properties},
 * {@code required}, {@code additionalProperties}, {@code items}, boolean schemas, and what only annotates. Any other
 * keyword is refused: a rule that is not checked must not look as if it were.
 */
final class SchemaCompiler {

    private static final Set<String> RULES = Set.of("type", "properties", "required", "additionalProperties", "items");
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default", "deprecated", "format");

    /** What no body is accepted without, whatever its schema says. */
    private static final Set<Role> NEEDED = EnumSet.of(Role.WEBHOOK_TYPE, Role.KEY);

    private final Map<Role, String> pointers;
    private final Set<Role> bound = EnumSet.noneOf(Role.class);
    private final Set<String> vocabulary = new HashSet<>();

    /** @param pointers JSON pointers into the payload; each must be to a property that the schema declares */
    SchemaCompiler(Map<Role, String> pointers) {
        this.pointers = pointers;
    }

    /** @throws IllegalArgumentException saying what the compiler does not understand, and where in the schema */
    Schema compile(JsonNode root) {
        Schema schema = compile(root, "");
        pointers.forEach((role, pointer) -> {
            if (!bound.contains(role)) {
                throw new IllegalArgumentException("The schema does not declare '%s'".formatted(pointer));
            }
        });
        return schema;
    }

    /** Returns every property name in the compiled schema, declared or required, anywhere. */
    Set<String> vocabulary() {
        return Set.copyOf(vocabulary);
    }

    private Schema compile(JsonNode node, String pointer) {
        if (node.isBoolean()) {
            return node.booleanValue() ? Schema.ANYTHING : Schema.NOTHING;
        }
        if (!node.isObject()) {
            throw unusable(pointer, "is neither an object nor a boolean");
        }
        refuseUnknownKeywords(node.propertyNames(), pointer);
        Set<JsonType> types = types(node.get("type"), pointer);
        return new Schema(
                types,
                properties(node.path("properties"), pointer),
                required(node.path("required"), pointer),
                optional(node.get("additionalProperties"), pointer),
                optional(node.get("items"), pointer),
                bind(pointer, types));
    }

    private Map<String, Schema> properties(JsonNode node, String pointer) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw unusable(pointer, "has 'properties' that are no object");
        }
        vocabulary.addAll(node.propertyNames());
        Map<String, Schema> properties = new HashMap<>();
        node.forEachEntry(
                (name, property) -> properties.put(name, compile(property, pointer + Pointers.segment(name))));
        return Map.copyOf(properties);
    }

    private List<String> required(JsonNode node, String pointer) {
        if (!node.isMissingNode() && !(node.isArray() && node.valueStream().allMatch(JsonNode::isString))) {
            throw unusable(pointer, "has a 'required' that is no array of strings");
        }
        List<String> required = node.valueStream().map(JsonNode::stringValue).toList();
        vocabulary.addAll(required);
        return required;
    }

    private @Nullable Schema optional(@Nullable JsonNode node, String pointer) {
        return node == null ? null : compile(node, pointer + "/*");
    }

    private Set<Role> bind(String pointer, Set<JsonType> types) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        pointers.forEach((role, at) -> {
            if (at.equals(pointer)) {
                roles.add(role);
            }
        });
        if (!types.contains(JsonType.STRING) && !Collections.disjoint(roles, NEEDED)) {
            throw unusable(pointer, "allows no string, which every body must have there");
        }
        bound.addAll(roles);
        return roles;
    }

    private static void refuseUnknownKeywords(Collection<String> keywords, String pointer) {
        for (String keyword : keywords) {
            if (!RULES.contains(keyword) && !ANNOTATIONS.contains(keyword)) {
                throw unusable(pointer, "has a keyword that is not supported: " + keyword);
            }
        }
    }

    private static Set<JsonType> types(@Nullable JsonNode node, String pointer) {
        if (node == null) {
            return EnumSet.allOf(JsonType.class);
        }
        if (!node.isArray()) {
            return EnumSet.of(type(node, pointer));
        }
        if (node.isEmpty()) {
            throw unusable(pointer, "has a 'type' that allows none");
        }
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        node.forEach(each -> types.add(type(each, pointer)));
        return types;
    }

    private static JsonType type(JsonNode name, String pointer) {
        for (JsonType type : JsonType.values()) {
            if (name.asString("").equals(type.name().toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw unusable(pointer, "has a 'type' that is not known: " + name);
    }

    private static IllegalArgumentException unusable(String pointer, String why) {
        return new IllegalArgumentException("The schema of '%s' %s".formatted(pointer, why));
    }
}
