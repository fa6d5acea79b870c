package dev.willbridge.contracts.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes trees of {@link Json} by JSON pointers (RFC 6901), which here are never empty. */
public final class JsonPointers {

    private JsonPointers() {}

    /** Returns what is there; null also where nothing is. */
    public static @Nullable Object get(@Nullable Object tree, String pointer) {
        @Nullable Object at = tree;
        for (String segment : pointer.substring(1).split("/", -1)) {
            at = child(at, name(segment));
        }
        return at;
    }

    /**
     * Puts a value, or null, in place of what is there, or where nothing is in an object that is.
     *
     * @throws IllegalArgumentException where there is no such object or element
     */
    @SuppressWarnings("unchecked") // trees of Json hold nothing else
    public static void set(Map<String, @Nullable Object> tree, String pointer, @Nullable Object value) {
        @Nullable Object parent = parent(tree, pointer);
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(last(pointer), value);
        } else if (parent instanceof List<?> list && isIndexOf(list, last(pointer))) {
            ((List<@Nullable Object>) list).set(Integer.parseInt(last(pointer)), value);
        } else {
            throw new IllegalArgumentException("There is nothing to hold " + pointer);
        }
    }

    /**
     * Takes a property away.
     *
     * @throws IllegalArgumentException where there is no such property
     */
    public static void remove(Map<String, @Nullable Object> tree, String pointer) {
        if (!(parent(tree, pointer) instanceof Map<?, ?> map) || !map.containsKey(last(pointer))) {
            throw new IllegalArgumentException("There is no property " + pointer);
        }
        map.remove(last(pointer));
    }

    private static @Nullable Object child(@Nullable Object parent, String name) {
        if (parent instanceof Map<?, ?> map) {
            return map.get(name);
        }
        return parent instanceof List<?> list && isIndexOf(list, name) ? list.get(Integer.parseInt(name)) : null;
    }

    private static boolean isIndexOf(List<?> list, String name) {
        return name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < list.size();
    }

    private static @Nullable Object parent(Map<String, @Nullable Object> tree, String pointer) {
        String parent = pointer.substring(0, slash(pointer));
        return parent.isEmpty() ? tree : get(tree, parent);
    }

    private static String last(String pointer) {
        return name(pointer.substring(slash(pointer) + 1));
    }

    private static int slash(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("No JSON pointer to a property: " + pointer);
        }
        return pointer.lastIndexOf('/');
    }

    private static String name(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
