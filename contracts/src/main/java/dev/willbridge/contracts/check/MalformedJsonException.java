package dev.willbridge.contracts.check;

/** Ends the reading of a body that is not JSON. Never leaves this package. */
final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    final Malformation malformation;
    final long offset;

    MalformedJsonException(Malformation malformation, long offset) {
        super(malformation.description(), null, false, false);
        this.malformation = malformation;
        this.offset = offset;
    }
}
