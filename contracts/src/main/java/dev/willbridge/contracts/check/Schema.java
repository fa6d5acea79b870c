package dev.willbridge.contracts.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSON Schema: one node for each subschema, made by {@link SchemaCompiler}. Immutable.
 *
 * @param types the JSON types allowed
 * @param properties subschemas by property name
 * @param required names that an object must have
 * @param additionalProperties for names not in {@code properties}; null allows anything
 * @param items for every element of an array; null allows anything
 * @param roles what the bridge itself wants the value for
 */
record Schema(
        Set<JsonType> types,
        Map<String, Schema> properties,
        List<String> required,
        @Nullable Schema additionalProperties,
        @Nullable Schema items,
        Set<Role> roles) {

    /** Allows every value, as an absent subschema and {@code true} do. */
    static final Schema ANYTHING = new Schema(EnumSet.allOf(JsonType.class), Map.of(), List.of(), null, null, Set.of());

    /** Allows no value, as {@code false} does: the only schema without types. */
    static final Schema NOTHING = new Schema(EnumSet.noneOf(JsonType.class), Map.of(), List.of(), null, null, Set.of());

    /** What the bridge picks out of a body on its way past. */
    enum Role {
        WEBHOOK_TYPE,
        KEY,
        SUBJECT
    }

    boolean allows(JsonType type) {
        return types.contains(type) || (type == JsonType.INTEGER && types.contains(JsonType.NUMBER));
    }

    /** What holds for a property that is not declared. */
    Schema ofUndeclared() {
        return orAnything(additionalProperties);
    }

    /**
     * Whether the schema knows the names of its properties, and this is none of them. A schema that declares none, or
     * says what others may be, is of a map, whose names are data.
     */
    boolean isNews(String undeclared) {
        return additionalProperties == null && !properties.isEmpty() && !required.contains(undeclared);
    }

    Schema ofItems() {
        return orAnything(items);
    }

    private static Schema orAnything(@Nullable Schema schema) {
        return schema != null ? schema : ANYTHING;
    }
}
