package dev.willbridge.ingress.webhook;

/** There is no room for more of the body. */
final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoomException() {
        super("there is no room for the body", null, false, false);
    }
}
