package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the vendor's payloads are other than it published, an amended schema is held to them, or refused at the start. */
class AmendedSchemaTest {

    private static final String CREATED = "customer.created";
    private static final List<WebhookType> TYPES = List.of(WebhookTypes.CUSTOMER_CREATED, CustomerCaseArchived.TYPE);

    @Test
    void bodiesAreHeldToTheAmendedSchemaAndToldItsId() {
        ContractCheck check = amended(AmendedSchemas.withPropertyAt("/case_data/email", "{\"type\":\"null\"}"));

        assertThat(assertThatBody(Examples.bodyWith("/case_data/email", "null"), check)
                        .conforms()
                        .dataSchema())
                .isEqualTo("urn:example:customer.created:2");
        assertThatBody(Examples.body(), check).violatesOnly("/case_data/email", Rule.TYPE);
        assertThatBody(Examples.body(), check).violatesContract("urn:example:customer.created:2");
    }

    @Test
    void withoutOneBodiesAreHeldToTheSchemaOfTheType() {
        byte[] body = Examples.bodyWith("/case_data/email", "null");

        assertThatBody(body).violatesOnly("/case_data/email", Rule.TYPE);
        assertThatBody(body).violatesContract("urn:willbridge:schema:customer.created:1");
        assertThatBody(body, new ContractCheck(TYPES, Map.of())).violatesOnly("/case_data/email", Rule.TYPE);
    }

    @Test
    void otherTypesKeepTheirSchemas() {
        byte[] archived = Examples.body(CustomerCaseArchived.example());

        assertThat(assertThatBody(archived, amended(AmendedSchemas.with(schema -> {})))
                        .conforms()
                        .dataSchema())
                .isEqualTo("urn:willbridge:schema:customer_case.archived:1");
    }

    @Test
    void whatItMentionsIsNotNewAndIsNamedInViolations() {
        ContractCheck check = amended(AmendedSchemas.withPropertyAt("/case_data/referred_by", "{\"type\":\"string\"}"));

        assertThatBody(Examples.bodyWith("/case_data/referred_by", "\"x\""), check)
                .hasUnknownProperties()
                .conforms();
        assertThatBody(Examples.bodyWith("/case_data/referred_by", "1"), check)
                .violatesOnly("/case_data/referred_by", Rule.TYPE);
    }

    @Test
    void theCaseIdIsStillTheKeyAndMustNotBeBlankOrMissing() {
        String key = "/customer_data/customer_case_id";
        ContractCheck check = amended(AmendedSchemas.with(schema -> {
            schema.remove("required");
            schema.withObject("/properties/customer_data").remove("required");
        }));

        assertThat(assertThatBody(Examples.body(), check).conforms().key()).isEqualTo(Examples.CASE_ID);
        assertThatBody(Examples.bodyWith(key, "\" \""), check).violatesOnly(key, Rule.NOT_BLANK);
        assertThatBody(Examples.bodyWithout(key), check).violatesOnly(key, Rule.REQUIRED);
    }

    @Test
    void isReadOnceAndNeverAgain() {
        byte[] schema = AmendedSchemas.with(each -> {});
        ContractCheck check = amended(schema);

        Arrays.fill(schema, (byte) 0);

        assertThat(assertThatBody(Examples.body(), check).conforms().dataSchema())
                .isEqualTo(AmendedSchemas.ID);
    }

    @Test
    void mayBeginWithAByteOrderMarkAsEditorsWriteIt() {
        String schema = "\ufeff" + new String(AmendedSchemas.with(each -> {}), UTF_8);

        assertThatBody(Examples.body(), amended(schema.getBytes(UTF_8))).conforms();
        assertThatBody(Examples.body(), amended(schema.getBytes(UTF_16LE))).conforms();
    }

    @Test
    void ofATypeThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ContractCheck(TYPES, Map.of("customer.updated", AmendedSchemas.with(schema -> {}))))
                .withMessageContainingAll("customer.updated", "[customer.created, customer_case.archived]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'$id':                           | line 1, column 8",
                "{;  'type': 'object';  'title': 1;}  | line 3, column 3",
                "{'type': 'object',}               | line 1, column 19",
                "{} {}                             | line 1, column 4",
                "{'type':'object';,'type':'array'} | line 2, column 8",
                "{type: 'object'}                  | line 1, column 2",
                "<html>                            | line 1, column 1"
            })
    void thatIsNotJsonIsRefusedWithLineAndColumn(String schema, String place) {
        String text = schema.replace('\'', '"').replace(';', '\n');

        refused(text.getBytes(UTF_8))
                .withMessageContainingAll("not JSON", place)
                .withMessageNotContaining("Source");
    }

    @Test
    void thatIsNotUtf8IsRefusedWithLineAndColumn() {
        refused(new byte[] {'{', '\n', '"', (byte) 0xff, '"', ':', '1', '}'})
                .withMessageContainingAll("not JSON", "line 2, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "[]", "7", "\"\"", "null"})
    void thatIsNoSchemaIsRefused(String schema) {
        refused(schema.getBytes(UTF_8)).withMessageContaining("neither an object nor a boolean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void thatIsABooleanDeclaresNothingAndIsRefused(String schema) {
        refused(schema.getBytes(UTF_8)).withMessageContaining("does not declare");
    }

    @Test
    void thatUsesWhatIsNotCheckedIsRefusedWithItsPlace() {
        refused(AmendedSchemas.withPropertyAt("/case_data/email", "{\"pattern\":\"@\"}"))
                .withMessageContainingAll("'/case_data/email'", "pattern");
        refused(AmendedSchemas.withPropertyAt("/case_data/email", "{\"type\":\"text\"}"))
                .withMessageContainingAll("'/case_data/email'", "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhook_type", "/customer_data/id", "/customer_data/customer_case_id"})
    void thatDoesNotDeclareWhatTheBridgeNeedsIsRefused(String pointer) {
        refused(AmendedSchemas.with(schema -> {
                    int last = pointer.lastIndexOf('/');
                    String parent = pointer.substring(0, last).replace("/", "/properties/");
                    schema.withObject(parent + "/properties").remove(pointer.substring(last + 1));
                }))
                .withMessageContainingAll("does not declare", "'" + pointer + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/webhook_type                   | {'type':'integer'}",
                "/customer_data/customer_case_id | {'type':['integer','null']}"
            })
    void underWhichNothingCouldBeAcceptedIsRefused(String pointer, String schema) {
        refused(AmendedSchemas.withPropertyAt(pointer, schema.replace('\'', '"')))
                .withMessageContainingAll("'" + pointer + "'", "no string");
    }

    @Test
    void mayAllowASubjectThatIsNoString() {
        ContractCheck check = amended(AmendedSchemas.withPropertyAt("/customer_data/id", "{\"type\":\"integer\"}"));

        assertThat(assertThatBody(Examples.bodyWith("/customer_data/id", "7"), check)
                        .conforms()
                        .subject())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"urn:willbridge:schema:customer.created:1", "urn:willbridge:schema:customer_case.archived:1"})
    void thatHasTheIdOfASchemaThatComesWithATypeIsRefused(String id) {
        refused(AmendedSchemas.with(schema -> schema.put("$id", id))).withMessageContainingAll("$id of its own", id);
    }

    @Test
    void thatHasTheIdOfAnotherAmendedSchemaIsRefused() {
        byte[] archived = ("{\"$id\":\"%s\",\"properties\":{\"webhook_type\":{},"
                        + "\"case_data\":{\"properties\":{\"id\":{}}}}}")
                .formatted(AmendedSchemas.ID)
                .getBytes(UTF_8);
        Map<String, byte[]> both =
                Map.of(CREATED, AmendedSchemas.with(schema -> {}), CustomerCaseArchived.WEBHOOK_TYPE, archived);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCheck(TYPES, both))
                .withMessageContainingAll("$id of its own", AmendedSchemas.ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "\"\"", "\" \"", "\"2\"", "\"customer.created\"", "\"/a/b\"", "\"urn:a b\"", "[]"})
    void whoseIdIsNoAbsoluteUriIsRefused(String id) {
        refused(AmendedSchemas.with(schema -> schema.set("$id", Examples.json(id))))
                .withMessageContaining("$id");
    }

    @Test
    void withoutAnIdIsRefused() {
        refused(AmendedSchemas.with(schema -> schema.remove("$id"))).withMessageContaining("$id");
    }

    private static ContractCheck amended(byte[] schema) {
        return new ContractCheck(TYPES, Map.of(CREATED, schema));
    }

    /** The amended schema is refused, and told to be the one of its type. */
    private static ThrowableAssertAlternative<IllegalArgumentException> refused(byte[] schema) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> amended(schema))
                .withMessageStartingWith("The amended schema of customer.created ");
    }
}
