package dev.willbridge.contracts.check;

/**
 * One way in which a body breaks its contract. Holds nothing of the payload: where the pointer passes through a property
 * whose name the schema does not know, such as a custom field's, it has {@code *} in its place.
 *
 * @param pointer JSON pointer (RFC 6901) to the value, or to where a missing one should be
 */
public record Violation(String pointer, Rule rule) {}
