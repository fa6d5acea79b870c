package dev.willbridge.simulator.verify;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.journal.Destination;

/** What the journal says of the events with one id. Not safe for threads. */
final class Expected {

    private final String key;
    private final Destination destination;
    private final int firstSending; // step of the journal
    private int accepted = Integer.MAX_VALUE; // step of the first 202
    private boolean rejected;
    private boolean contradicted;

    Expected(String key, Destination destination, int step) {
        this.key = key;
        this.destination = destination;
        this.firstSending = step;
    }

    /** Takes an answer at that step. */
    void answered(int status, int step) {
        if (status == 202) {
            accepted = Math.min(accepted, step);
        }
        rejected |= status == 400 || status == 422;
        boolean decided = status == 202 || status == 400 || status == 422;
        contradicted |= decided && status != destination.status();
    }

    String key() {
        return key;
    }

    boolean isAccepted() {
        return accepted != Integer.MAX_VALUE;
    }

    boolean isRejected() {
        return rejected;
    }

    /** Whether an answer says of a right event that it is wrong, or the other way round. */
    boolean isContradicted() {
        return contradicted;
    }

    /** Whether it may be on the topic of its type: it conforms, or somebody said so. */
    boolean mayBePublished() {
        return isRight() || isAccepted();
    }

    /** Whether it conforms, as its sender means it. */
    boolean isRight() {
        return destination == Destination.TOPIC;
    }

    /** Returns why it is in quarantine, if it is. */
    String reason() {
        return destination == Destination.QUARANTINE_MALFORMED
                ? QuarantineHeaders.REASON_NOT_JSON
                : QuarantineHeaders.REASON_CONTRACT_VIOLATED;
    }

    int firstSending() {
        return firstSending;
    }

    int acceptedAt() {
        return accepted;
    }
}
