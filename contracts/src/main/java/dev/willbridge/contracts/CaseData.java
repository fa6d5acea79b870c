package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The case of a webhook. Holds personal data and prints none of it.
 *
 * @param id an opaque string: WillSuite's published ids look like UUIDs and are not
 * @param meta custom fields by their opaque id, in the order received; unmodifiable, empty where the payload had none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseData(
        @JsonProperty("id") String id,
        @JsonProperty("ref") String ref,
        @JsonProperty("meta") Map<String, String> meta,
        @JsonProperty("email") String email,
        @JsonProperty("notes") @Nullable String notes,
        @JsonProperty("postcode") String postcode,
        @JsonProperty("full_names") String fullNames,
        @JsonProperty("last_names") String lastNames,
        @JsonProperty("first_names") String firstNames) {

    @SuppressWarnings("ConstantValue") // a reader of an older or broken event may hand in null
    public CaseData {
        meta = meta == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    @Override
    public String toString() {
        return "CaseData[...]";
    }
}
