package dev.willbridge.contracts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A customer. Holds personal data and prints none of it.
 *
 * @param id an opaque string; in {@link CustomerCreated} the CloudEvents subject of the event
 * @param dateOfBirth as WillSuite sends it; its format is not published
 * @param customerCaseId the case's id, an opaque string; in {@link CustomerCreated} never blank, and the key of the Kafka
 *     record
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomerData(
        @JsonProperty("id") String id,
        @JsonProperty("email") @Nullable String email,
        @JsonProperty("tel_1") @Nullable String tel1,
        @JsonProperty("tel_2") @Nullable String tel2,
        @JsonProperty("title") String title,
        @JsonProperty("gender") @Nullable String gender,
        @JsonProperty("postcode") @Nullable String postcode,
        @JsonProperty("address_1") @Nullable String address1,
        @JsonProperty("address_2") @Nullable String address2,
        @JsonProperty("address_3") @Nullable String address3,
        @JsonProperty("last_name") String lastName,
        @JsonProperty("occupation") @Nullable String occupation,
        @JsonProperty("first_names") String firstNames,
        @JsonProperty("middle_names") @Nullable String middleNames,
        @JsonProperty("date_of_birth") @Nullable String dateOfBirth,
        @JsonProperty("marital_status") @Nullable String maritalStatus,
        @JsonProperty("customer_case_id") String customerCaseId) {

    @Override
    public String toString() {
        return "CustomerData[...]";
    }
}
