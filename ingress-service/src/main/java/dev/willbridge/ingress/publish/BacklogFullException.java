package dev.willbridge.ingress.publish;

/** So much is waiting for the producer already that no more is taken. */
final class BacklogFullException extends Exception {

    private static final long serialVersionUID = 1L;

    BacklogFullException() {
        super("the backlog to the producer is full", null, false, false);
    }
}
