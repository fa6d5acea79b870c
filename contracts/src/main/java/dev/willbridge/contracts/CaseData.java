package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The case of a webhook, the same in all of them but for what may be null: {@code notes} in {@link CustomerCreated};
 * {@code email}, {@code postcode} and the three names in {@link CustomerCaseCreated}; nothing in {@link
 * CustomerCaseUpdated} and {@link CaseInteractionUpdated}. Holds personal data and prints none of it.
 *
 * @param id an opaque string: WillSuite's published ids look like UUIDs and are not. The key of the Kafka record, and never
 *     blank, in all but {@link CustomerCreated}, whose key is {@link CustomerData#customerCaseId()}
 * @param meta custom fields by their opaque id, in the order received; unmodifiable, empty where the payload had none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseData(
        @JsonProperty("id") String id,
        @JsonProperty("ref") String ref,
        @JsonProperty("meta") Map<String, String> meta,
        @JsonProperty("email") @Nullable String email,
        @JsonProperty("notes") @Nullable String notes,
        @JsonProperty("postcode") @Nullable String postcode,
        @JsonProperty("full_names") @Nullable String fullNames,
        @JsonProperty("last_names") @Nullable String lastNames,
        @JsonProperty("first_names") @Nullable String firstNames) {

    public CaseData {
        meta = Unmodifiable.copy(meta);
    }

    @Override
    public String toString() {
        return "CaseData[...]";
    }
}
