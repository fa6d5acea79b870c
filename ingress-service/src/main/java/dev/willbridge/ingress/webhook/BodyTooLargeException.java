package dev.willbridge.ingress.webhook;

/** There is more of the body than the limit. */
final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("the body is too large", null, false, false);
    }
}
