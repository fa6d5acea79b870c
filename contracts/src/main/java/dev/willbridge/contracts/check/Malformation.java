package dev.willbridge.contracts.check;

import java.util.Locale;

/** Why a body is not JSON in the sense of RFC 8259 and I-JSON (RFC 7493), in words for whoever sent it. */
public enum Malformation {
    EMPTY("the body is empty"),
    NOT_UTF_8("the body is not valid UTF-8"),
    SYNTAX("the body is not well-formed JSON"),
    TRUNCATED("the JSON ends early"),
    TRAILING_CONTENT("something follows the JSON value"),
    DUPLICATE_NAME("an object has the same name twice"),
    LONE_SURROGATE("an escape \\uD800 to \\uDFFF stands without its other half"),
    NUMBER_OUT_OF_RANGE("a number is too large for IEEE 754 double precision"),
    LIMIT_EXCEEDED("the JSON is nested too deeply, or a number or a name is too long");

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String description;

    Malformation(String description) {
        this.description = description;
    }

    /** Returns the name as metrics and the quarantine show it. */
    public String tag() {
        return tag;
    }

    /** Returns a clause of English without anything of the body in it. */
    public String description() {
        return description;
    }
}
