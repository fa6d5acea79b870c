package dev.willbridge.ingress.quarantine;

/** What became of a rejected webhook. */
public enum QuarantineResult {
    /** Durable: on the quarantine topic, or in the spool. */
    KEPT,
    /** Neither Kafka nor the spool took it. Not kept. */
    UNAVAILABLE,
    /** More was rejected than is let into the quarantine. Not kept. */
    FLOODED
}
