package dev.willbridge.ingress.spool;

import org.jspecify.annotations.Nullable;

/** The spool cannot be opened, so the service does not start. Whatever is on the disk was left as it is. */
final class UnusableSpoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem what is wrong, with the path
     * @param action what the operator can do
     */
    UnusableSpoolException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
