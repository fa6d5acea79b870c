package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Payloads are personal data: nothing of theirs is in what the check and the records print, nor in a violation. */
class NothingOfThePayloadTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    private static final String CANARY = "canary";

    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);

    @Test
    void theRecordsPrintNoValue() {
        CustomerCreated payload = JsonMapper.shared().treeToValue(canaries(Examples.tree()), CustomerCreated.class);

        assertThat(payload.customerData().lastName()).isEqualTo(CANARY);
        assertThat(payload.toString()).doesNotContain(CANARY);
        assertThat(payload.caseData().toString()).doesNotContain(CANARY);
        assertThat(payload.customerData().toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void noRecordOfAnyTypePrintsAValue(WebhookType type) throws ReflectiveOperationException {
        ObjectNode tree = Examples.tree(type);
        canaries(tree.withObject("/case_data"));
        JsonNode customers = tree.path("customer_data");
        (customers.isObject() ? List.of(customers) : customers).forEach(customer -> canaries((ObjectNode) customer));
        if (tree.get("interaction_data") instanceof ObjectNode interaction) {
            canaries(interaction).put("is_user_created", true);
        }

        Object payload = JsonMapper.shared().treeToValue(tree, type.payload());

        assertThat(payload.toString()).isEqualTo(type.payload().getSimpleName() + "[...]");
        for (RecordComponent component : type.payload().getRecordComponents()) {
            Object value = component.getAccessor().invoke(payload);
            assertThat(String.valueOf(value)).doesNotContain(CANARY);
        }
    }

    @Test
    void aConformingResultPrintsNoValue() {
        JsonNode body = canaries(Examples.tree()).put("webhook_type", CustomerCreated.WEBHOOK_TYPE);

        CheckResult result = check.check(Examples.body(body));

        assertThat(result).isInstanceOfSatisfying(Conforming.class, conforming -> {
            assertThat(conforming.key()).isEqualTo(CANARY);
            assertThat(conforming.subject()).isEqualTo(CANARY);
        });
        assertThat(result.toString()).doesNotContain(CANARY);
    }

    @Test
    void aViolatingResultHoldsNoValue() {
        ObjectNode body = Examples.tree().put("canary_undeclared", CANARY);
        body.set("case_data", wrapped(body.get("case_data")));
        body.set("customer_data", wrapped(body.get("customer_data")));

        CheckResult result = check.check(Examples.body(body));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Violating.class,
                        violating -> assertThat(violating.violations())
                                .hasSize(26)
                                .allSatisfy(violation ->
                                        assertThat(violation.toString()).doesNotContain(CANARY)));
        assertThat(result.toString()).doesNotContain(CANARY);
    }

    @Test
    void anUnknownWebhookTypeIsNotRepeated() {
        CheckResult result = check.check(Examples.bodyWith("/webhook_type", StringNode.valueOf(CANARY)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Violating.class,
                        violating -> assertThat(violating.unknownType()).isEqualTo(CANARY));
        assertThat(result.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"canary@example.com", "Canary Smith", "canary/1985-05-21", "canary12345678", "SW1A1AA.canary"})
    void anUnknownWebhookTypeThatMayBeDataIsNotHeld(String data) {
        CheckResult result = check.check(Examples.bodyWith("/webhook_type", StringNode.valueOf(data)));

        assertThat(JsonMapper.shared().writeValueAsString(result))
                .contains("\"unknownType\":\"*\"")
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("SW1");
    }

    @Test
    void theNameOfAnUnknownPropertyIsHeldAndNotPrinted() {
        CheckResult conforming = check.check(Examples.bodyWith("/case_data/canary", "1"));
        CheckResult violating = check.check(Examples.bodyWith("/case_data", "{\"canary\":1}"));

        assertThat(conforming).isInstanceOf(Conforming.class);
        assertThat(violating).isInstanceOf(Violating.class);
        for (CheckResult result : new CheckResult[] {conforming, violating}) {
            assertThat(result.unknownProperties()).containsExactly("/case_data/canary");
            assertThat(result.toString()).doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary@example.com",
                "Canary Smith",
                "canary-1985-05-21",
                "canary07700900123",
                "SW1A1AA-canary",
                "12345678-abcd-efgh-ijkl-canary",
                "canary/0",
                "canary~1",
                "canary.name"
            })
    void theNameOfAnUnknownPropertyThatMayBeDataIsNotHeld(String data) {
        for (String object : new String[] {"", "/case_data", "/customer_data"}) {
            ObjectNode body = Examples.tree();
            body.withObject(object).put(data, "canary");

            CheckResult result = check.check(Examples.body(body));

            assertThat(result).isInstanceOf(Conforming.class);
            assertThat(result.unknownProperties()).containsExactly(object + "/*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"canary\"", "[\"canary\"]", "{\"canary\":\"canary\"}", "[{\"canary\":{\"id\":\"canary\"}}]"})
    void whatIsInAnUnknownPropertyOrACustomFieldIsNotHeld(String value) {
        ObjectNode body = Examples.tree();
        body.set("undeclared", Examples.json(value));
        body.withObject("/customer_data").set("undeclared", Examples.json(value));
        body.withObject("/case_data/meta").set("canary", Examples.json(value));

        CheckResult result = check.check(Examples.body(body));

        assertThat(result.unknownProperties()).containsExactly("/customer_data/undeclared", "/undeclared");
        assertThat(result.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"canary", "{\"canary\" \"canary\"}", "{\"canary\":1,\"canary\":2}", "\"canary\\x\"", "[1e400]"})
    void aResultThatIsNotJsonHoldsNoValue(String undeclared) {
        CheckResult result = check.check(Examples.bodyWithUndeclared(undeclared));

        assertThat(result).isInstanceOf(NotJson.class);
        assertThat(result.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[]", "{}", "{\"canary\":\"canary\"}", "[\"canary\"]"})
    void theNameOfACustomFieldIsDataAndLeftOutOfThePointer(String value) {
        byte[] body = Examples.bodyWith("/case_data/meta/canary", value);

        assertThatBody(body).violatesOnly("/case_data/meta/*", Rule.TYPE);
    }

    @Test
    void wrongCustomFieldsAreToldOnce() {
        String meta = "{\"canary1\":1,\"canary2\":\"fine\",\"canary3\":3}";

        assertThatBody(Examples.bodyWith("/case_data/meta", meta)).violatesOnly("/case_data/meta/*", Rule.TYPE);
    }

    @Test
    void aCustomFieldNamedWithPointerSyntaxIsLeftOutToo() {
        assertThatBody(Examples.bodyWith("/case_data/meta", "{\"canary~1/0\":1}"))
                .violatesOnly("/case_data/meta/*", Rule.TYPE);
    }

    /** The same tree with a canary for every value that is not an object. */
    private static ObjectNode canaries(ObjectNode object) {
        for (String name : object.propertyNames().toArray(String[]::new)) {
            JsonNode value = object.get(name);
            object.set(name, value instanceof ObjectNode inner ? canaries(inner) : StringNode.valueOf(CANARY));
        }
        return object;
    }

    /** An object with a canary in an array where each property's value was, which the schema allows nowhere. */
    private static ObjectNode wrapped(JsonNode object) {
        ObjectNode wrapped = JsonMapper.shared().createObjectNode();
        for (String name : object.propertyNames()) {
            ArrayNode array = wrapped.putArray(name);
            array.add(CANARY).addObject().put(CANARY, CANARY);
        }
        return wrapped;
    }
}
