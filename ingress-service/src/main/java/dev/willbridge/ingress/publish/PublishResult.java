package dev.willbridge.ingress.publish;

/** How handing an event to Kafka ended. */
public enum PublishResult {
    /** On the topic, by all in-sync replicas. */
    ACKNOWLEDGED,

    /** Fsynced to the spool of this machine, from where it goes to the topic. */
    SPOOLED,

    /** Refused by Kafka for a reason of its own, such as its size; what takes its place is durable, on or for another topic. */
    DIVERTED,

    /** Refused by Kafka for a reason of its own, and kept elsewhere as before; see {@link Event#isKeptElsewhere}. */
    REFUSED,

    /**
     * Kept nowhere: brokers slow, away or refusing, and no spool, or none that takes it. The event may turn up on the topic
     * all the same, if it was only the acknowledgement that got lost.
     */
    UNAVAILABLE;

    /** Returns whether the event is kept: on its topic or for it, or where it was diverted to. */
    public boolean isDurable() {
        return this == ACKNOWLEDGED || this == SPOOLED || this == DIVERTED;
    }
}
