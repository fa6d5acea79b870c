package dev.willbridge.contracts;

import java.util.List;

/** The webhooks of WillSuite that the bridge carries. */
public final class WebhookTypes {

    public static final WebhookType CUSTOMER_CREATED = new WebhookType(
            CustomerCreated.WEBHOOK_TYPE,
            CustomerCreated.class,
            "/customer_data/customer_case_id",
            "/customer_data/id");

    public static final List<WebhookType> ALL = List.of(CUSTOMER_CREATED);

    private WebhookTypes() {}
}
