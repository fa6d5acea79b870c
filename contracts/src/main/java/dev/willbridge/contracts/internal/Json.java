package dev.willbridge.contracts.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON by Jackson 2 or Jackson 3, set up alike, and independently of how the application sets up its own. Thread-safe. What
 * it throws holds nothing of the JSON: not in its message, and it has no cause.
 */
public interface Json {

    /**
     * Reads an object, as maps, lists, strings, numbers, booleans and null. The caller may change what is returned.
     *
     * @throws UnreadableJsonException where the bytes are not exactly one JSON object
     */
    Map<String, @Nullable Object> parse(byte[] json);

    /**
     * Makes a record of a tree.
     *
     * @throws UnreadableJsonException naming the property that does not fit, where one does not
     */
    <T> T convert(Map<String, @Nullable Object> tree, Class<T> type);

    /** Writes a tree as {@link #parse} returns it, or a record. */
    byte[] write(Object value);

    /**
     * Returns Jackson 3 where that is on the class path, and otherwise Jackson 2.
     *
     * @throws IllegalStateException where there is neither
     */
    static Json available() {
        if (isPresent("tools.jackson.databind.json.JsonMapper")) {
            return new Jackson3();
        }
        if (isPresent("com.fasterxml.jackson.databind.ObjectMapper")) {
            return new Jackson2();
        }
        throw new IllegalStateException("Neither tools.jackson.core:jackson-databind (Jackson 3) nor "
                + "com.fasterxml.jackson.core:jackson-databind (Jackson 2) is on the class path");
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Json.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
