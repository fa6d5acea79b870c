package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The payload of {@value #WEBHOOK_TYPE}: a case was changed in WillSuite.
 *
 * <p>Holds personal data and prints none of it. Properties that it does not know are ignored on reading; they are still
 * in the record's value, which is the webhook's body byte for byte.
 *
 * @param webhookType always {@value #WEBHOOK_TYPE}
 * @param caseData the case, whose id is the key of the Kafka record and the CloudEvents subject of the event
 * @param customerData the customers of the case, in the order received; unmodifiable. May be empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomerCaseUpdated(
        @JsonProperty("webhook_type") String webhookType,
        @JsonProperty("case_data") CaseData caseData,
        @JsonProperty("customer_data") List<CustomerData> customerData) {

    public static final String WEBHOOK_TYPE = "customer_case.updated";

    /** The Kafka topic that carries these events, keyed by {@link CaseData#id()}. */
    public static final String TOPIC = "customer-case-updated";

    public CustomerCaseUpdated {
        customerData = Unmodifiable.copy(customerData);
    }

    @Override
    public String toString() {
        return "CustomerCaseUpdated[...]";
    }
}
