package dev.willbridge.simulator.journal;

/** Where an event has to end up that got its answer. */
public enum Destination {
    /** It conforms: on the topic of its type. */
    TOPIC(202),
    /** It breaks its contract: in quarantine. */
    QUARANTINE_VIOLATING(422),
    /** It is not JSON: in quarantine. */
    QUARANTINE_MALFORMED(400);

    private final int status;

    Destination(int status) {
        this.status = status;
    }

    /** Returns the HTTP status that says that it is kept there. */
    public int status() {
        return status;
    }
}
