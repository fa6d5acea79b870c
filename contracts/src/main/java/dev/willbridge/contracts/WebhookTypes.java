package dev.willbridge.contracts;

import java.util.List;

/** The webhooks of WillSuite that the bridge carries. The case's id is the key of each, so that they can be joined by it. */
public final class WebhookTypes {

    public static final WebhookType CUSTOMER_CREATED = new WebhookType(
            CustomerCreated.WEBHOOK_TYPE,
            CustomerCreated.class,
            "/customer_data/customer_case_id",
            "/customer_data/id");

    public static final WebhookType CUSTOMER_CASE_CREATED =
            ofCase(CustomerCaseCreated.WEBHOOK_TYPE, CustomerCaseCreated.class);

    public static final WebhookType CUSTOMER_CASE_UPDATED =
            ofCase(CustomerCaseUpdated.WEBHOOK_TYPE, CustomerCaseUpdated.class);

    public static final WebhookType CASE_INTERACTION_UPDATED =
            ofCase(CaseInteractionUpdated.WEBHOOK_TYPE, CaseInteractionUpdated.class);

    public static final List<WebhookType> ALL =
            List.of(CUSTOMER_CREATED, CUSTOMER_CASE_CREATED, CUSTOMER_CASE_UPDATED, CASE_INTERACTION_UPDATED);

    private WebhookTypes() {}

    /** About a case as such, whose id is key and subject both. */
    private static WebhookType ofCase(String name, Class<?> payload) {
        return new WebhookType(name, payload, "/case_data/id", "/case_data/id");
    }
}
