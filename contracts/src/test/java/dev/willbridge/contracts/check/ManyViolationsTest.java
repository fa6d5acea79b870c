package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** However much is wrong with a body, the list of it stays short, and is never misleading. */
class ManyViolationsTest {

    private final ContractCheck check =
            new ContractCheck(List.of(WebhookTypes.CUSTOMER_CREATED, CustomerCaseArchived.TYPE));

    @Test
    void theFirstHundredViolationsAreListed() {
        var violations = assertThatBody(bodyOfWrongCustomers(5_000), check).violates();

        assertThat(violations)
                .containsExactlyElementsOf(IntStream.range(0, ContractCheck.MAX_VIOLATIONS)
                        .mapToObj(i -> new Violation("/customer_data/" + i, Rule.TYPE))
                        .toList());
        assertThat(ContractCheck.MAX_VIOLATIONS).isEqualTo(100);
    }

    @Test
    void aHundredAreListedInFull() {
        assertThat(assertThatBody(bodyOfWrongCustomers(99), check).violates()).hasSize(99);
        assertThat(assertThatBody(bodyOfWrongCustomers(100), check).violates()).hasSize(100);
        assertThat(assertThatBody(bodyOfWrongCustomers(101), check).violates()).hasSize(100);
    }

    @Test
    void theListCannotBeChanged() {
        assertThat(assertThatBody(bodyOfWrongCustomers(1), check).violates()).isUnmodifiable();
        assertThat(assertThatBody("{}").violates()).isUnmodifiable();
    }

    @ParameterizedTest
    @CsvSource({"7, TYPE", "null, TYPE", "'\"customer_case.restored\"', ENUM"})
    void whyTheTypeIsUnknownIsToldRightBehindAnyNumberOfViolations(String webhookType, Rule rule) {
        ContractCheck archivedOnly = new ContractCheck(List.of(CustomerCaseArchived.TYPE));
        ObjectNode body = withWrongCustomers(200);
        body.remove("webhook_type");
        body.set("webhook_type", Examples.json(webhookType));

        assertThatBody(Examples.body(body), archivedOnly).violatesOnly("/webhook_type", rule);
    }

    @Test
    void thatTheTypeIsMissingIsToldBehindAnyNumberOfViolations() {
        ContractCheck archivedOnly = new ContractCheck(List.of(CustomerCaseArchived.TYPE));
        ObjectNode body = withWrongCustomers(200);
        body.remove("webhook_type");

        assertThatBody(Examples.body(body), archivedOnly).violatesOnly("/webhook_type", Rule.REQUIRED);
    }

    private static byte[] bodyOfWrongCustomers(int count) {
        return Examples.body(withWrongCustomers(count));
    }

    private static ObjectNode withWrongCustomers(int count) {
        ObjectNode body = CustomerCaseArchived.example();
        ArrayNode customers = body.putArray("customer_data");
        IntStream.range(0, count).forEach(customers::add);
        return body;
    }
}
