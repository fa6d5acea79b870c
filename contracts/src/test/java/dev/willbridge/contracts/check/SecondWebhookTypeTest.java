package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A second webhook type is one schema, one record and one line away, and each body is judged by its own. */
class SecondWebhookTypeTest {

    private static final WebhookType CREATED = WebhookTypes.CUSTOMER_CREATED;
    private static final WebhookType ARCHIVED = CustomerCaseArchived.TYPE;

    private final ContractCheck check = new ContractCheck(List.of(CREATED, ARCHIVED));

    @Test
    void eachBodyIsRoutedByItsOwnType() {
        Conforming created = assertThatBody(Examples.body(), check).conforms();
        Conforming archived = assertThatBody(archivedBody(), check).conforms();

        assertThat(created.type()).isEqualTo(CREATED);
        assertThat(created.dataSchema()).isEqualTo("urn:willbridge:schema:customer.created:1");
        assertThat(archived.type()).isEqualTo(ARCHIVED);
        assertThat(archived.type().topic()).isEqualTo("customer-case-archived");
        assertThat(archived.type().cloudEventType()).isEqualTo("willsuite.customer_case.archived");
        assertThat(archived.dataSchema()).isEqualTo("urn:willbridge:schema:customer_case.archived:1");
    }

    @Test
    void theOrderInWhichTheTypesAreGivenDoesNotMatter() {
        ContractCheck reversed = new ContractCheck(List.of(ARCHIVED, CREATED));

        assertThat(assertThatBody(Examples.body(), reversed).conforms().type()).isEqualTo(CREATED);
        assertThat(assertThatBody(archivedBody(), reversed).conforms().type()).isEqualTo(ARCHIVED);
    }

    @Test
    void theSameValueMayBeKeyAndSubject() {
        Conforming archived = assertThatBody(archivedBody(), check).conforms();

        assertThat(archived.key()).isEqualTo("case-1");
        assertThat(archived.subject()).isEqualTo("case-1");
    }

    @Test
    void theRecordReadsItsPayload() {
        CustomerCaseArchived payload = JsonMapper.shared().readValue(archivedBody(), CustomerCaseArchived.class);

        assertThat(payload.caseData().reason()).isEqualTo("moved");
        assertThat(payload.customerData()).extracting("age").containsExactly(64, 61, 7);
    }

    @Test
    void aBodyThatMentionsTheOtherTypeIsJudgedByItsOwn() {
        byte[] created = Examples.bodyWith("/case_data/ref", "\"customer_case.archived\"");
        ObjectNode archived = CustomerCaseArchived.example();
        archived.putObject("customer.created").put("webhook_type", "customer.created");

        assertThat(assertThatBody(created, check).conforms().type()).isEqualTo(CREATED);
        assertThat(assertThatBody(Examples.body(archived), check).conforms().type())
                .isEqualTo(ARCHIVED);
    }

    @Test
    void aBodyThatEscapesTheNameOfItsTypeIsJudgedByItToo() {
        String body = CustomerCaseArchived.example().toString().replace("customer_case.a", "customer_case\\u002ea");

        assertThat(assertThatBody(body, check).conforms().type()).isEqualTo(ARCHIVED);
    }

    @Test
    void aBodyOfOneShapeUnderTheNameOfTheOtherIsRefusedAsTheOther() {
        byte[] body = Examples.bodyWith("/webhook_type", "\"customer_case.archived\"");

        assertThatBody(body, check)
                .violatesExactly(
                        new Violation(
                                "/case_data/*", Rule.ADDITIONAL_PROPERTIES), // ref, and the rest under the same pointer
                        new Violation("/case_data/reasons~1legacy~01", Rule.REQUIRED),
                        new Violation("/customer_data", Rule.TYPE));
    }

    @Test
    void aNameThatIsNeitherIsUnknown() {
        byte[] body = Examples.bodyWith("/webhook_type", "\"customer_case.restored\"");

        assertThatBody(body, check).violatesOnly("/webhook_type", Rule.ENUM);
    }

    @ParameterizedTest
    @CsvSource({
        "/customer_data/0/id, 1",
        "/customer_data/1/id, null",
        "/customer_data/2/age, 7.5",
        "/customer_data/2/age, '\"7\"'",
        "/customer_data/1/share, false",
        "/customer_data/0/is_executor, 1",
        "/case_data/reasons~1legacy~01, null",
        "/case_data/tags, {}"
    })
    void aWrongValueIsNamedByIndexAndEscapedName(String pointer, String json) {
        assertThatBody(archivedWith(pointer, json), check).violatesOnly(pointer, Rule.TYPE);
    }

    @Test
    void wrongElementsAreNamedByTheirIndexes() {
        assertThatBody(archivedWith("/customer_data", "[null,{\"id\":\"1\",\"age\":1,\"share\":1},[[]]]"), check)
                .violatesExactly(
                        new Violation("/customer_data/0", Rule.TYPE),
                        new Violation("/customer_data/1/is_executor", Rule.REQUIRED),
                        new Violation("/customer_data/2", Rule.TYPE));
        assertThatBody(archivedWith("/case_data/tags", "[[],[\"a\",1,null,[],1.5,{}],0]"), check)
                .violatesExactly(
                        new Violation("/case_data/tags/1/2", Rule.TYPE),
                        new Violation("/case_data/tags/1/3", Rule.TYPE),
                        new Violation("/case_data/tags/1/5", Rule.TYPE),
                        new Violation("/case_data/tags/2", Rule.TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.0", "-0", "1e2", "70e-1", "0.0", "-7.000", "12345678901234567890123"})
    void aNumberWithoutAFractionIsAnInteger(String number) {
        String body = CustomerCaseArchived.example().toString().replace("61.0", number);

        assertThatBody(body, check).conforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "-0.1", "1e-1", "75e-1", "0.0000001"})
    void aNumberWithAFractionIsNoInteger(String number) {
        String body = CustomerCaseArchived.example().toString().replace("61.0", number);

        assertThatBody(body, check).violatesOnly("/customer_data/1/age", Rule.TYPE);
    }

    @Test
    void anEmptyArrayConforms() {
        assertThatBody(archivedWith("/customer_data", "[]"), check).conforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "{\"id\":{}}", "[1]"})
    void aPropertyThatTheSchemaForbidsIsNamedOnlyWhereTheSchemaDeclaresIt(String value) {
        assertThatBody(archivedWith("/case_data/surname", value), check)
                .violatesOnly("/case_data/*", Rule.ADDITIONAL_PROPERTIES);
        assertThatBody(archivedWith("/case_data/never", value), check)
                .violatesOnly("/case_data/never", Rule.ADDITIONAL_PROPERTIES);
        assertThatBody(archivedWith("/case_data/age", value), check)
                .violatesOnly("/case_data/age", Rule.ADDITIONAL_PROPERTIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "{\"id\":{}}", "[1]"})
    void aPropertyThatTheSchemaLeavesOpenMayBeAnything(String value) {
        assertThatBody(archivedWith("/customer_data/0/anything", value), check).conforms();
    }

    private static byte[] archivedBody() {
        return Examples.body(CustomerCaseArchived.example());
    }

    private static byte[] archivedWith(String pointer, String json) {
        ObjectNode body = CustomerCaseArchived.example();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = body.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
        ((ObjectNode) parent).set(name, Examples.json(json));
        return Examples.body(body);
    }
}
