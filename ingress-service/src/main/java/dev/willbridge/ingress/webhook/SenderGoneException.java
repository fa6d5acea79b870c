package dev.willbridge.ingress.webhook;

/** The connection ended before the body did. */
final class SenderGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    SenderGoneException(Throwable cause) {
        super("the sender is gone", cause, false, false);
    }
}
