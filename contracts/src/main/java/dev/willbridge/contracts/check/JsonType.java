package dev.willbridge.contracts.check;

import tools.jackson.core.JsonParser;

/** The types of JSON Schema. */
enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL;

    /** Returns the parser's current value's type; {@link #INTEGER} for any number without a fraction, so for 1.0 too. */
    static JsonType of(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> ARRAY;
            case VALUE_STRING -> STRING;
            case VALUE_NUMBER_INT -> INTEGER;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue() == Math.rint(parser.getDoubleValue()) ? INTEGER : NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case VALUE_NULL -> NULL;
            default -> throw new IllegalStateException("Not at a value: " + parser.currentToken());
        };
    }
}
