package dev.willbridge.ingress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.contracts.check.Malformation;
import dev.willbridge.contracts.check.Rule;
import dev.willbridge.contracts.check.Violation;
import dev.willbridge.ingress.fixture.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DriftTest {

    private static final String SAID = "for the first time since the start";
    private static final String CANARY = "Xq7canary";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Drift drift = new Drift(registry);
    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);

    @Test
    void aPropertyThatTheSchemaDoesNotMentionIsCountedThoughTheWebhookConforms() {
        Webhook webhook =
                Webhook.conforming().with("{\"case_data\":{", "{\"case_data\":{\"new_id\":\"" + CANARY + "\",");

        see(webhook);
        see(webhook);

        assertThat(counts()).isEqualTo(Map.of("unknown.properties /case_data/new_id customer.created", 2.0));
    }

    @Test
    void aViolationIsCountedByPointerAndRule() {
        see(Webhook.conforming().with("\"title\":\"Mr\"", "\"title\":7").with("\"last_name\":\"Johnson\",", ""));

        assertThat(counts())
                .isEqualTo(Map.of(
                        "violations /customer_data/title type customer.created", 1.0,
                        "violations /customer_data/last_name required customer.created", 1.0));
    }

    @Test
    void theSameOfTwoTypesIsTwoKinds(CapturedOutput output) {
        for (WebhookType type : WebhookTypes.ALL) {
            see(Webhook.of(type, "1").with("\"ref\":", "\"new\":1,\"reference\":"));
        }

        assertThat(counts())
                .hasSize(4 * 3)
                .containsEntry("violations /case_data/ref required customer_case.updated", 1.0)
                .containsEntry("unknown.properties /case_data/new case_interaction.updated", 1.0);
        assertThat(saidIn(output)).hasSize(4 * 3);
    }

    @Test
    void anUnknownTypeIsCountedByItsName() {
        see(Webhook.conforming().with("customer.created", "customer.deleted"));

        assertThat(counts())
                .isEqualTo(Map.of("unknown.types customer.deleted", 1.0, "violations /webhook_type enum unknown", 1.0));
    }

    @Test
    void aBodyThatIsNotJsonIsCountedByItsKind() {
        drift.see(new NotJson("id", Malformation.NOT_UTF_8, 7));

        assertThat(counts()).isEqualTo(Map.of("malformed not-utf-8", 1.0));
    }

    @Test
    void whatConformsAndHasNothingNewIsNoDrift() {
        see(Webhook.conforming());

        assertThat(counts()).isEmpty();
    }

    @Test
    void everyIndexOfAnArrayIsOneKind() {
        drift.see(violatingAt("/case_data/list/0/name", "/case_data/list/17/name", "/list/3", "/line_2/0"));

        assertThat(counts())
                .isEqualTo(Map.of(
                        "violations /case_data/list/*/name type customer.created", 2.0,
                        "violations /list/* type customer.created", 1.0,
                        "violations /line_2/* type customer.created", 1.0));
    }

    @Test
    void thereIsABoundToTheKinds(CapturedOutput output) {
        for (int kind = 0; kind <= Kinds.MAX_KINDS; kind++) {
            drift.see(withNew("/kind_" + kind));
            drift.see(withNew("/kind_" + kind));
        }
        drift.see(withNew("/yet_another"));

        assertThat(counts())
                .hasSize(Kinds.MAX_KINDS + 1)
                .containsEntry("unknown.properties /kind_0 customer.created", 2.0)
                .containsEntry("unknown.properties other other", 3.0);
        assertThat(saidIn(output)).hasSize(Kinds.MAX_KINDS);
    }

    @Test
    void eachKindIsSaidInTheLogOnceAndWithoutValues(CapturedOutput output) {
        Webhook webhook = Webhook.conforming()
                .with("{\"case_data\":{", "{\"case_data\":{\"new\":\"" + CANARY + "\",\"" + CANARY + "\":1,")
                .with("\"title\":\"Mr\"", "\"title\":[\"" + CANARY + "\"]");

        see(webhook);
        see(webhook);
        see(webhook.with("customer.created", CANARY));
        see(webhook.with("customer.created", CANARY));

        assertThat(saidIn(output))
                .extracting(line -> line.substring(line.indexOf("A webhook has")))
                .containsExactly(
                        "A webhook has a property that its schema does not mention, " + SAID
                                + ": /case_data/new customer.created",
                        "A webhook has a property that its schema does not mention, " + SAID
                                + ": /case_data/* customer.created",
                        "A webhook has a breach of its contract, " + SAID
                                + ": /customer_data/title type customer.created",
                        "A webhook has an unknown type, " + SAID + ": *",
                        "A webhook has a breach of its contract, " + SAID + ": /webhook_type enum unknown");
        assertThat(counts().toString()).doesNotContain(CANARY);
    }

    private void see(Webhook webhook) {
        drift.see(check.check(webhook.body()));
    }

    private static Conforming withNew(String pointer) {
        return new Conforming("id", WebhookTypes.CUSTOMER_CREATED, "schema", "key", null, List.of(pointer));
    }

    private static Violating violatingAt(String... pointers) {
        List<Violation> violations = Stream.of(pointers)
                .map(pointer -> new Violation(pointer, Rule.TYPE))
                .toList();
        return new Violating("id", WebhookTypes.CUSTOMER_CREATED, "schema", null, violations, List.of());
    }

    /** What was counted: the metric's last names and its tags' values. */
    private Map<String, Double> counts() {
        return registry.getMeters().stream()
                .map(Counter.class::cast)
                .collect(Collectors.toMap(
                        counter -> counter.getId().getName().substring("willbridge.contract.".length())
                                + counter.getId().getTags().stream()
                                        .map(tag -> " " + tag.getValue())
                                        .collect(Collectors.joining()),
                        Counter::count,
                        Double::sum,
                        TreeMap::new));
    }

    private static List<String> saidIn(CapturedOutput output) {
        return output.getAll().lines().filter(line -> line.contains(SAID)).toList();
    }
}
