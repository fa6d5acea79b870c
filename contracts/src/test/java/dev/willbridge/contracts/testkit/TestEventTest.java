package dev.willbridge.contracts.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.contracts.kafka.WebhookEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What a team tests its consumer with is what it would get. That the bridge agrees is tested where the bridge is. */
class TestEventTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);

    @Test
    void theExampleIsTheVendorsByteForByte() {
        assertThat(TestEvent.of(CustomerCreated.class).body()).isEqualTo(Examples.body());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyTypeHasAnExampleThatConforms(WebhookType type) {
        TestEvent<?> event = TestEvent.of(type.payload());

        CheckResult result = check.check(event.body());

        assertThat(result).isInstanceOfSatisfying(Conforming.class, conforming -> {
            assertThat(conforming.type()).isEqualTo(type);
            assertThat(conforming.unknownProperties()).isEmpty();
        });
    }

    @Test
    void everyTypeIsThere() {
        assertThat(TestEvent.ofEveryType().map(TestEvent::topic))
                .containsExactlyElementsOf(
                        WebhookTypes.ALL.stream().map(WebhookType::topic).toList());
    }

    @Test
    void itsBodyIsChangedByPointer() {
        WebhookEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class)
                .caseId("case-1")
                .with("/customer_data/last_name", "Smith")
                .with("/customer_data/undeclared", true)
                .without("/customer_data/email")
                .toEvent();

        assertThat(event.key()).isEqualTo("case-1");
        assertThat(event.payload().customerData().lastName()).isEqualTo("Smith");
        JsonNode customer = Examples.json(new String(event.body(), UTF_8)).get("customer_data");
        assertThat(customer.get("undeclared").booleanValue()).isTrue();
        assertThat(customer.has("email")).isFalse();
    }

    @Test
    void aPointerToNowhereIsRefused() {
        TestEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class);

        assertThatIllegalArgumentException().isThrownBy(() -> event.with("/no/such", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> event.with("customer_data", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> event.without("/customer_data/no_such"));
    }

    @Test
    void anotherBodyIsAnotherEvent() {
        TestEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class);

        assertThat(event.id()).isEqualTo(EventId.of(Examples.body()));
        assertThat(event.caseId("case-1").id()).isNotEqualTo(event.id());
        assertThat(event.receivedAt(Instant.EPOCH).id()).isEqualTo(event.id());
    }

    @Test
    void aPayloadOfOnesOwnComesBackAsItIs() {
        CustomerCreated payload = TestEvent.of(CustomerCreated.class).toEvent().payload();

        assertThat(TestEvent.of(payload).toEvent().payload()).isEqualTo(payload);
    }

    @Test
    void anEventOutOfTheQuarantineSaysSo() {
        Instant replayed = Instant.parse("2026-11-26T08:00:00Z");

        assertThat(TestEvent.of(CustomerCreated.class)
                        .replayedAt(replayed)
                        .toEvent()
                        .replayed())
                .isEqualTo(replayed);
    }

    @Test
    void anEventWithoutCaseIdHasNoRecord() {
        TestEvent<CustomerCreated> event =
                TestEvent.of(CustomerCreated.class).without("/customer_data/customer_case_id");

        assertThatIllegalStateException().isThrownBy(event::toRecord);
    }

    @Test
    void printsNothingOfThePayload() {
        assertThat(TestEvent.of(CustomerCreated.class))
                .hasToString("TestEvent[" + EventId.of(Examples.body()) + ", customer.created]");
    }
}
