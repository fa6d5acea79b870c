package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The payload of {@value #WEBHOOK_TYPE}: an interaction of a case, such as a text message, was changed in WillSuite.
 *
 * <p>Holds personal data and prints none of it. Properties that it does not know are ignored on reading; they are still
 * in the record's value, which is the webhook's body byte for byte.
 *
 * @param webhookType always {@value #WEBHOOK_TYPE}
 * @param caseData the case, whose id is the key of the Kafka record and the CloudEvents subject of the event
 * @param interactionData the interaction
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseInteractionUpdated(
        @JsonProperty("webhook_type") String webhookType,
        @JsonProperty("case_data") CaseData caseData,
        @JsonProperty("interaction_data") InteractionData interactionData) {

    public static final String WEBHOOK_TYPE = "case_interaction.updated";

    /** The Kafka topic that carries these events, keyed by {@link CaseData#id()}. */
    public static final String TOPIC = "case-interaction-updated";

    @Override
    public String toString() {
        return "CaseInteractionUpdated[...]";
    }
}
