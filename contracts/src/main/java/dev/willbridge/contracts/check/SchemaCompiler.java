package dev.willbridge.contracts.check;

import dev.willbridge.contracts.check.Schema.Role;
import java.util.Collection;
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

    private final Map<String, Role> unboundRoles;
    private final Set<String> vocabulary = new HashSet<>();

    /** @param roles by JSON pointer into the payload; each must be a property that the schema declares */
    SchemaCompiler(Map<String, Role> roles) {
        this.unboundRoles = new HashMap<>(roles);
    }

    /** @throws IllegalArgumentException saying what the compiler does not understand, and where in the schema */
    Schema compile(JsonNode root) {
        Schema schema = compile(root, "");
        if (!unboundRoles.isEmpty()) {
            throw new IllegalArgumentException("The schema does not declare " + unboundRoles.keySet());
        }
        return schema;
    }

    /** Returns every property name that the compiled schema declares, anywhere. */
    Set<String> vocabulary() {
        return Set.copyOf(vocabulary);
    }

    private Schema compile(JsonNode node, String pointer) {
        if (node.isBoolean()) {
            return node.booleanValue() ? Schema.ANYTHING : Schema.NOTHING;
        }
        refuseUnknownKeywords(node.propertyNames(), pointer);
        Map<String, Schema> properties = new HashMap<>();
        node.path("properties").forEachEntry((name, property) -> {
            vocabulary.add(name);
            properties.put(name, compile(property, pointer + "/" + name));
        });
        List<String> required =
                node.path("required").valueStream().map(JsonNode::stringValue).toList();
        Role role = unboundRoles.remove(pointer);
        return new Schema(
                types(node.path("type")),
                Map.copyOf(properties),
                required,
                optional(node.get("additionalProperties"), pointer),
                optional(node.get("items"), pointer),
                role != null ? role : Role.NONE);
    }

    private @Nullable Schema optional(@Nullable JsonNode node, String pointer) {
        return node == null ? null : compile(node, pointer + "/*");
    }

    private static void refuseUnknownKeywords(Collection<String> keywords, String pointer) {
        for (String keyword : keywords) {
            if (!RULES.contains(keyword) && !ANNOTATIONS.contains(keyword)) {
                throw new IllegalArgumentException(
                        "The schema of '%s' has a keyword that is not supported: %s".formatted(pointer, keyword));
            }
        }
    }

    private static Set<JsonType> types(JsonNode type) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        if (type.isMissingNode()) {
            types.addAll(EnumSet.allOf(JsonType.class));
        } else if (type.isString()) {
            types.add(type(type));
        } else {
            type.forEach(each -> types.add(type(each)));
        }
        return types;
    }

    private static JsonType type(JsonNode name) {
        return JsonType.valueOf(name.stringValue().toUpperCase(Locale.ROOT));
    }
}
