package dev.willbridge.ingress.publish;

/** How handing an event to Kafka ended. */
public enum PublishResult {
    /** On the topic, by all in-sync replicas. */
    ACKNOWLEDGED,

    /**
     * No acknowledgement in time, or none to be had: brokers slow, away or refusing, or too much waiting already. The event
     * may turn up on the topic all the same, if it was the acknowledgement that got lost.
     */
    UNAVAILABLE
}
