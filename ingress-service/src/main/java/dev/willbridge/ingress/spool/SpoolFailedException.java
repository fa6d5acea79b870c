package dev.willbridge.ingress.spool;

/** The disk, or SQLite, did not do what was asked. What was to be written may or may not be there after a restart. */
public final class SpoolFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    SpoolFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    SpoolFailedException(String message) {
        super(message, null, false, false);
    }
}
