package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of {@value #WEBHOOK_TYPE}: a case was created in WillSuite.
 *
 * <p>Holds personal data and prints none of it. Properties that it does not know are ignored on reading; they are still
 * in the record's value, which is the webhook's body byte for byte.
 *
 * @param webhookType always {@value #WEBHOOK_TYPE}
 * @param caseData the case, whose id is the key of the Kafka record and the CloudEvents subject of the event
 * @param customerData empty or not, in the order received; unmodifiable. What an element looks like was never seen, and
 *     nothing is promised of it: each is what Jackson makes of any JSON, such as a {@code Map}, a {@code String} or null.
 *     {@code ObjectMapper.convertValue} makes a {@link CustomerData} of one that is like it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomerCaseCreated(
        @JsonProperty("webhook_type") String webhookType,
        @JsonProperty("case_data") CaseData caseData,
        @JsonProperty("customer_data") List<@Nullable Object> customerData) {

    public static final String WEBHOOK_TYPE = "customer_case.created";

    /** The Kafka topic that carries these events, keyed by {@link CaseData#id()}. */
    public static final String TOPIC = "customer-case-created";

    public CustomerCaseCreated {
        customerData = Unmodifiable.copy(customerData);
    }

    @Override
    public String toString() {
        return "CustomerCaseCreated[...]";
    }
}
