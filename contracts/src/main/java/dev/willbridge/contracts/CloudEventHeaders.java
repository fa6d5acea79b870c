package dev.willbridge.contracts;

/**
 * Names and fixed values of the headers on every record, UTF-8 throughout: the binary mode of the CloudEvents 1.0 Kafka
 * protocol binding.
 */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";

    /** The {@link EventId}: the same for every delivery of the same bytes, so it is what to de-duplicate by. */
    public static final String ID = "ce_id";

    public static final String SOURCE = "ce_source";

    /** {@link WebhookType#cloudEventType()}. */
    public static final String TYPE = "ce_type";

    /**
     * The customer's id in {@link CustomerCreated}, the case's in every other event. Absent where the payload's is empty or
     * holds control characters, which CloudEvents forbids.
     */
    public static final String SUBJECT = "ce_subject";

    /** When the webhook was received, RFC 3339 in UTC. */
    public static final String TIME = "ce_time";

    /** The {@code $id} of the JSON Schema that the payload was checked against. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    public static final String CONTENT_TYPE = "content-type";

    /** W3C Trace Context of the request, where it had one. */
    public static final String TRACE_PARENT = "traceparent";

    public static final String SPEC_VERSION_1_0 = "1.0";

    public static final String SOURCE_WILLSUITE = "/willsuite";

    public static final String CONTENT_TYPE_JSON = "application/json";

    private CloudEventHeaders() {}
}
