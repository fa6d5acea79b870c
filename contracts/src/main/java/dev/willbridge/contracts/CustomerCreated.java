package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The payload of {@value #WEBHOOK_TYPE}: a customer was created in WillSuite.
 *
 * <p>Holds personal data and prints none of it. Properties that it does not know are ignored on reading; they are still
 * in the record's value, which is the webhook's body byte for byte.
 *
 * @param webhookType always {@value #WEBHOOK_TYPE}
 * @param caseData the case that the customer belongs to
 * @param customerData the customer
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomerCreated(
        @JsonProperty("webhook_type") String webhookType,
        @JsonProperty("case_data") CaseData caseData,
        @JsonProperty("customer_data") CustomerData customerData) {

    public static final String WEBHOOK_TYPE = "customer.created";

    /** The Kafka topic that carries these events, keyed by {@link CustomerData#customerCaseId()}. */
    public static final String TOPIC = "customer-created";

    @Override
    public String toString() {
        return "CustomerCreated[...]";
    }
}
