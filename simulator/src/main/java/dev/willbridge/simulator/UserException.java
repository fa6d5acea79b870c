package dev.willbridge.simulator;

/** Something that the user can mend, in a sentence for him: shown without a stack trace, and the exit code is 2. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Refuses what the user said, in that sentence, where the condition does not hold. */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UserException(otherwise);
        }
    }
}
