package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An interaction with somebody about a case. Holds personal data and prints none of it.
 *
 * @param id an opaque string
 * @param type any string; {@code SMS} is what was seen
 * @param when as WillSuite sends it, which nobody checks; {@code 2024-06-02T09:06:00.000000Z} is what was seen
 * @param isUserCreated boxed, so that an event without it, as an amended schema may let through, can be read
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InteractionData(
        @JsonProperty("id") String id,
        @JsonProperty("type") String type,
        @JsonProperty("when") String when,
        @JsonProperty("notes") String notes,
        @JsonProperty("sender") @Nullable String sender,
        @JsonProperty("recipient") String recipient,
        @JsonProperty("is_user_created") Boolean isUserCreated) {

    @Override
    public String toString() {
        return "InteractionData[...]";
    }
}
