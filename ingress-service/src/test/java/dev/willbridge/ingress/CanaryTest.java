package dev.willbridge.ingress;

import static dev.willbridge.contracts.WebhookTypes.CASE_INTERACTION_UPDATED;
import static dev.willbridge.contracts.WebhookTypes.CUSTOMER_CASE_CREATED;
import static dev.willbridge.contracts.WebhookTypes.CUSTOMER_CASE_UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Payloads are personal data: whatever happens to a webhook, nothing of it is in a log, a metric or an answer. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

    private static final String CANARY = "Xq7canary";

    @Test
    void noValueOfAPayloadIsWrittenAnywhere(CapturedOutput output) {
        StringBuilder answers = new StringBuilder();
        String scraped;
        try (BrokerProcess broker = BrokerProcess.started();
                Bridge bridge = talkative(broker, Operator.SETTINGS);
                Bridge withoutSpool = talkative(broker, "willbridge.spool.enabled=false")) {
            for (Webhook webhook : webhooks()) {
                answers.append(bridge.post(webhook).body());
            }
            bridge.awaitDrained();
            answers.append(whatAnOperatorSees(Operator.of(bridge)));
            broker.freeze();
            answers.append(bridge.post(canaries()).body());
            answers.append(withoutSpool.post(canaries()).body());
            answers.append(bridge.post(violating()).body());
            answers.append(withoutSpool.post(violating()).body());
            scraped = bridge.manage("/actuator/prometheus").body()
                    + bridge.manage("/actuator/health").body();
        }

        assertThat(answers)
                .contains(
                        "\"id\"",
                        "not-json",
                        "contract-violated",
                        "unavailable",
                        "too-large",
                        "\"causes\"",
                        "\"stayed\"");
        assertThat(output.getAll())
                .contains(
                        "Rejected",
                        "kept in the spool from here on",
                        "answered 503 from here on",
                        "for the first time since",
                        "was discarded");
        assertThat(answers.toString()).doesNotContain(CANARY);
        assertThat(output.getAll()).doesNotContain(CANARY);
        assertThat(scraped).contains("willbridge_webhooks").doesNotContain(CANARY);
    }

    private static String whatAnOperatorSees(Operator operator) {
        JsonNode listing = operator.list();
        StringBuilder seen = new StringBuilder(listing.toString());
        for (JsonNode entry : listing.get("entries")) {
            seen.append(operator.get("/" + entry.get("id").stringValue()).body());
        }
        String any = "/" + listing.get("entries").get(0).get("id").stringValue();
        return seen.append(operator.replay("{\"dryRun\":false}"))
                .append(operator.post(any, "{\"dryRun\":false}").body())
                .append(operator.discard(any.substring(1)).body())
                .toString();
    }

    private static Bridge talkative(BrokerProcess broker, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "logging.level.root=INFO",
                "logging.level.org.apache.kafka=INFO",
                "logging.level.org.apache.kafka.clients.NetworkClient=INFO",
                "logging.level.org.apache.kafka.clients.producer=INFO",
                "logging.level.dev.willbridge=DEBUG"));
        all.addAll(List.of(settings));
        return Bridge.ready(broker.bootstrapServers(), all.toArray(String[]::new));
    }

    private static List<Webhook> webhooks() {
        Webhook webhook = canaries();
        return List.of(
                webhook,
                violating(),
                canary(CUSTOMER_CASE_CREATED, "\"customer_data\":[]", "\"customer_data\":[\"" + CANARY + "\"]"),
                canary(CUSTOMER_CASE_CREATED, "\"customer_data\":[]", "\"customer_data\":\"" + CANARY + "\""),
                canary(CUSTOMER_CASE_UPDATED, "\"Johnson\"", "\"" + CANARY + "\""),
                canary(CUSTOMER_CASE_UPDATED, "\"Johnson\"", "[\"" + CANARY + "\"]"),
                canary(CASE_INTERACTION_UPDATED, "Your appointment", CANARY),
                canary(CASE_INTERACTION_UPDATED, "\"SMS\"", "{\"" + CANARY + "\":\"" + CANARY + "\"}"),
                webhook.with("\"meta\":{", "\"meta\":{\"" + CANARY + "\":7,"),
                webhook.with("\"webhook_type\":\"customer.created\"", "\"webhook_type\":\"" + CANARY + "\""),
                webhook.with("}}", "}}}" + CANARY),
                webhook.with("}}", "},\"" + CANARY + "\":1,\"" + CANARY + "\":1}"),
                webhook.with("\"title\":\"" + CANARY, "\"title\":" + CANARY),
                webhook.with("\"title\":\"" + CANARY, "\"title\":\"" + CANARY + "\u0000"),
                webhook.padded(300_000));
    }

    private static Webhook canary(WebhookType type, String piece, String replacement) {
        return Webhook.of(type, "case-" + CANARY).with(piece, replacement);
    }

    private static Webhook violating() {
        return canaries().with("\"title\":\"" + CANARY, "\"title\":7,\"unknown\":\"" + CANARY);
    }

    /** A canary in every value, the ids included. */
    private static Webhook canaries() {
        return Webhook.ofCase("case-" + CANARY)
                .with("customer-", "customer-" + CANARY)
                .with("\"Mr\"", "\"" + CANARY + "\"")
                .with("Johnson", CANARY)
                .with("Chris", CANARY)
                .with("example@example.com", CANARY)
                .with("Brown & Smith", CANARY)
                .with("\"email\":null", "\"email\":\"" + CANARY + "@example.com\"");
    }
}
