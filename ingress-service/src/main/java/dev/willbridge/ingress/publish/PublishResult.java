package dev.willbridge.ingress.publish;

/** How handing an event to Kafka ended. */
public enum PublishResult {
    /** On the topic, by all in-sync replicas. */
    ACKNOWLEDGED,

    /** Fsynced to the spool of this machine, from where it goes to the topic. */
    SPOOLED,

    /**
     * Kept nowhere: brokers slow, away or refusing, and no spool, or none that takes it. The event may turn up on the topic
     * all the same, if it was only the acknowledgement that got lost.
     */
    UNAVAILABLE;

    /** Returns whether the event is kept, and will be on its topic if it is not yet. */
    public boolean isDurable() {
        return this != UNAVAILABLE;
    }
}
