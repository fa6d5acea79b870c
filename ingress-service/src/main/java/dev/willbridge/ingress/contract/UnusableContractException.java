package dev.willbridge.ingress.contract;

import org.jspecify.annotations.Nullable;

/** An amended schema cannot be used, so the service does not start. */
final class UnusableContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem which schema, what is wrong and where */
    UnusableContractException(String problem, @Nullable Exception cause) {
        super(problem, cause);
    }
}
