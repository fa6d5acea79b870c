package dev.willbridge.contracts;

/**
 * Names and fixed values of the quarantine, where a webhook is kept that was not accepted, or that its topic does
 * not take: a compacted topic of records whose key is the {@link EventId} and whose value is the body as received, which no
 * contract vouches for. A record
 * without a value says that the one before it is resolved. The headers' values are UTF-8.
 */
public final class QuarantineHeaders {

    public static final String TOPIC = "willsuite-quarantine";

    /** {@link #REASON_NOT_JSON}, {@link #REASON_CONTRACT_VIOLATED} or {@link #REASON_UNDELIVERABLE}. There may be more one day. */
    public static final String REASON = "quarantine_reason";

    /**
     * A JSON array of objects, each with {@code pointer} (RFC 6901) and {@code rule}; nothing of the payload is in them.
     * Where the body is not JSON, or Kafka refused it, the rule says why, and the pointer is empty.
     */
    public static final String VIOLATIONS = "quarantine_violations";

    /** The {@code $id} of the JSON Schema that the body was checked against. Absent where its type is not known. */
    public static final String CONTRACT = "quarantine_contract";

    /**
     * When the same bytes were received first, RFC 3339 in UTC; as far as the instance that received them last remembers, which
     * it does for an hour, and not over a restart.
     */
    public static final String FIRST_RECEIVED = "quarantine_first_received";

    /** How often the same bytes were received, a decimal number from 1; as far as is remembered, likewise. */
    public static final String TRIES = "quarantine_tries";

    /**
     * On an event that came out of the quarantine to its type's topic: when that was, RFC 3339 in UTC. Such an event is
     * out of order: later ones of its key may have gone before it.
     */
    public static final String REPLAYED = "replayed";

    public static final String REASON_NOT_JSON = "not-json";

    public static final String REASON_CONTRACT_VIOLATED = "contract-violated";

    /** The body conforms, but Kafka refused it for its topic for a reason of its own, such as its size. It was accepted. */
    public static final String REASON_UNDELIVERABLE = "undeliverable";

    private QuarantineHeaders() {}
}
