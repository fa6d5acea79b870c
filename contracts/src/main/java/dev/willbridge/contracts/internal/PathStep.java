package dev.willbridge.contracts.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a value that Jackson could not read.
 *
 * @param from what the step leads out of, or its class
 * @param name of a property; null where the step is to an element of an array
 */
record PathStep(@Nullable Object from, @Nullable String name, int index) {

    /** Returns a JSON pointer, with {@code *} for the name of an entry of a map: such a name is data. */
    static String pointer(List<PathStep> path) {
        return path.stream().map(step -> "/" + step.segment()).collect(Collectors.joining());
    }

    private String segment() {
        if (name == null) {
            return String.valueOf(index);
        }
        return isOfMap() ? "*" : name.replace("~", "~0").replace("/", "~1");
    }

    private boolean isOfMap() {
        return from instanceof Map || (from instanceof Class<?> type && Map.class.isAssignableFrom(type));
    }
}
