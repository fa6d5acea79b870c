package dev.willbridge.ingress.publish;

/** What was stored is not a record that this version understands. */
final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String reason) {
        super("the stored record cannot be read: " + reason);
    }
}
