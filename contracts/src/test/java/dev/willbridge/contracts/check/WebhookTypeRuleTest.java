package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;

import dev.willbridge.contracts.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** {@code webhook_type} is matched exactly; without a known one, nothing else can be said of a body. */
class WebhookTypeRuleTest {

    private static final String POINTER = "/webhook_type";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.deleted",
                "customer_case.restored",
                "customer-created",
                "Customer.Created",
                "CUSTOMER.CREATED",
                "customer.created ",
                " customer.created",
                "customer.created\n",
                "customer.created\u0000",
                "customer\u2024created",
                "customer.createdcustomer.created",
                "customer",
                " ",
                ""
            })
    void anythingButAKnownNameIsRefused(String name) {
        assertThatBody(Examples.bodyWith(POINTER, StringNode.valueOf(name))).violatesOnly(POINTER, Rule.ENUM);
    }

    @ParameterizedTest
    @CsvSource({
        "customer.deleted, customer.deleted",
        "Customer.Created, Customer.Created",
        "customer_case.restored, customer_case.restored",
        "chris@example.com, *",
        "Chris Johnson, *",
        "customer.12345678, *",
        "'customer.created ', *",
        "'', *"
    })
    void anUnknownNameIsToldUnlessItMayBeData(String name, String shown) {
        assertThatBody(Examples.bodyWith(POINTER, StringNode.valueOf(name))).isOfUnknownType(shown);
    }

    @Test
    void anUnknownNameOfMoreThan64CharactersIsNotTold() {
        assertThatBody(Examples.bodyWith(POINTER, StringNode.valueOf("a".repeat(64))))
                .isOfUnknownType("a".repeat(64));
        assertThatBody(Examples.bodyWith(POINTER, StringNode.valueOf("a".repeat(65))))
                .isOfUnknownType("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "{}", "[\"customer.deleted\"]"})
    void whatIsNoStringIsNoName(String value) {
        assertThatBody(Examples.bodyWith(POINTER, value)).isOfUnknownType(null);
        assertThatBody(Examples.bodyWithout(POINTER)).isOfUnknownType(null);
        assertThatBody(value).isOfUnknownType(null);
    }

    @Test
    void aMissingOneIsRequired() {
        assertThatBody(Examples.bodyWithout(POINTER)).violatesOnly(POINTER, Rule.REQUIRED);
        assertThatBody("{}").violatesOnly(POINTER, Rule.REQUIRED);
        assertThatBody("{\"Webhook_Type\":\"customer.created\"}").violatesOnly(POINTER, Rule.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "1.5", "true", "{}", "[]", "[\"customer.created\"]"})
    void oneOfAnotherTypeIsOfTheWrongType(String value) {
        assertThatBody(Examples.bodyWith(POINTER, value)).violatesOnly(POINTER, Rule.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "1.5", "true", "\"customer.created\"", "[]", "[{\"webhook_type\":1}]"})
    void aBodyThatIsNoObjectIsOfTheWrongType(String value) {
        assertThatBody(value).violatesOnly("", Rule.TYPE);
    }

    @Test
    void whatElseIsWrongIsNotSaidOfAnUnknownType() {
        assertThatBody("{\"case_data\":[],\"webhook_type\":\"customer.deleted\",\"customer_data\":{\"id\":null}}")
                .violatesOnly(POINTER, Rule.ENUM);
        assertThatBody("{\"case_data\":[],\"customer_data\":{\"id\":null}}").violatesOnly(POINTER, Rule.REQUIRED);
        assertThatBody("{\"case_data\":[],\"webhook_type\":0,\"customer_data\":{\"id\":null}}")
                .violatesOnly(POINTER, Rule.TYPE);
    }
}
