package dev.willbridge.contracts.internal;

import java.util.List;

/** Says what is wrong with some JSON in words that hold nothing of it: {@code is not JSON}. Never has a cause. */
public final class UnreadableJsonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UnreadableJsonException(String message) {
        super(message);
    }

    static UnreadableJsonException noJson() {
        return new UnreadableJsonException("is not JSON");
    }

    static UnreadableJsonException noObject() {
        return new UnreadableJsonException("is no JSON object");
    }

    static UnreadableJsonException mismatch(List<PathStep> path) {
        return new UnreadableJsonException("does not fit the record at '" + PathStep.pointer(path) + "'");
    }

    static UnreadableJsonException unwritable() {
        return new UnreadableJsonException("cannot be written as JSON");
    }
}
