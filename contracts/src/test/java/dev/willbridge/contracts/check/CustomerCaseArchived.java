package dev.willbridge.contracts.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The payload of a webhook that WillSuite does not have: all that a second type takes, its schema beside it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CustomerCaseArchived(
        @JsonProperty("webhook_type") String webhookType,
        @JsonProperty("case_data") Case caseData,
        @JsonProperty("customer_data") List<Customer> customerData) {

    static final String WEBHOOK_TYPE = "customer_case.archived";

    /** The case is key and subject both, as in every webhook of WillSuite's that is about a case. */
    static final WebhookType TYPE =
            new WebhookType(WEBHOOK_TYPE, CustomerCaseArchived.class, "/case_data/id", "/case_data/id");

    record Case(
            @JsonProperty("id") String id,
            @JsonProperty("reasons/legacy~1") String reason) {}

    record Customer(
            @JsonProperty("id") String id,
            @JsonProperty("age") int age,
            @JsonProperty("share") Double share,
            @JsonProperty("is_executor") boolean isExecutor) {}

    static ObjectNode example() {
        return (ObjectNode) Examples.json("""
                        {
                          "webhook_type": "customer_case.archived",
                          "case_data": {"id": "case-1", "reasons/legacy~1": "moved", "tags": [["a", 1], []]},
                          "customer_data": [
                            {"id": "customer-1", "age": 64, "share": 0.25, "is_executor": true},
                            {"id": "customer-2", "age": 61.0, "share": 1, "is_executor": false},
                            {"id": "customer-3", "age": 7, "share": null, "is_executor": false}
                          ],
                          "undeclared": {"id": 1}
                        }""");
    }
}
