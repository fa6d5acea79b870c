package dev.willbridge.ingress.spool;

/** There is no room for another entry: the spool has reached its largest size, or the disk its smallest free space. */
public final class SpoolFullException extends Exception {

    private static final long serialVersionUID = 1L;

    SpoolFullException(String message) {
        super(message, null, false, false);
    }
}
