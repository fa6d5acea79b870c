package dev.willbridge.contracts.check;

/** A rule of a contract. Most are keywords of JSON Schema; the rest come from the vendor's prose. */
public enum Rule {
    /** The value is of a type that the schema does not allow there. */
    TYPE("type"),
    /** The property is missing. */
    REQUIRED("required"),
    /** The schema allows no property of that name. */
    ADDITIONAL_PROPERTIES("additionalProperties"),
    /** {@code webhook_type} is none of the known ones, which are matched exactly. */
    ENUM("enum"),
    /** The case id is empty or white space, so it cannot be a key. */
    NOT_BLANK("notBlank");

    private final String keyword;

    Rule(String keyword) {
        this.keyword = keyword;
    }

    /** Returns the rule's name as answers and metrics show it. */
    public String keyword() {
        return keyword;
    }
}
