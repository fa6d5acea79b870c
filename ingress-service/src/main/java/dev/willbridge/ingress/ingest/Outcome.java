package dev.willbridge.ingress.ingest;

import java.util.Locale;

/** How a request ended. The status that is answered, the metric's tag and the log line all follow from this. */
public enum Outcome {
    /** On its topic, acknowledged by all in-sync replicas. */
    ACCEPTED,
    /** Fsynced to the spool, while Kafka is away or earlier events are in there. */
    SPOOLED,
    /** Conforms, but Kafka refuses it for a reason of its own, such as its size. In quarantine, and accepted. */
    UNDELIVERABLE,
    /** The body is not JSON. In quarantine. */
    NOT_JSON,
    /** The body is JSON but breaks the contract. In quarantine. */
    CONTRACT_VIOLATED,
    /** Kafka did not acknowledge in time, and there is no spool or none that takes it. Not kept. */
    UNAVAILABLE,
    /** More was rejected than is let into the quarantine. Not kept. */
    FLOODED,
    /** Too many requests in flight, or too many bytes of their bodies. Not read to its end. */
    OVERLOADED,
    /** The body did not come to its end in time. */
    TIMED_OUT,
    /** The body is larger than the limit. Not read to its end. */
    TOO_LARGE,
    /** The content type is not JSON, or the content is encoded. Not read. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The sender did not prove that it may send. Neither kept nor parsed. */
    UNAUTHORIZED,
    /** The same, from a source that failed too often. */
    THROTTLED,
    /** No such path. */
    NOT_FOUND,
    /** The path is the endpoint's, the method is not. */
    METHOD_NOT_ALLOWED,
    /** The sender closed the connection before it was answered. The event may be on its topic. */
    ABANDONED,
    /** A bug of ours. */
    FAILED;

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the name as metrics and problem types show it. */
    public String tag() {
        return tag;
    }
}
