package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the vendor adds to its payloads is seen at once, by its name, and without anything that is data. */
class UnknownPropertiesTest {

    private final ContractCheck check =
            new ContractCheck(List.of(WebhookTypes.CUSTOMER_CREATED, CustomerCaseArchived.TYPE));

    @Test
    void theVendorsExampleHasNoneAndCostsNothing() {
        assertThat(assertThatBody(Examples.body()).conforms().unknownProperties())
                .isSameAs(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/case_data", "/customer_data"})
    void aNewPropertyIsNamedWithItsPlaceWhateverItsValue(String object) {
        for (String value : new String[] {"null", "true", "1", "1.5", "\"x\"", "[]", "{}", "[{\"id\":[null]}]"}) {
            assertThatBody(Examples.bodyWith(object + "/referred_by", value))
                    .hasUnknownProperties(object + "/referred_by")
                    .conforms();
        }
    }

    @Test
    void severalAreNamedInTheOrderMet() {
        String body = Examples.text()
                .replace("\"case_data\": {", "\"new_b\": 1, \"case_data\": {\"new_a\": 1,")
                .replace("\"customer_data\": {", "\"customer_data\": {\"new_b\": 1, \"new_a\": 1,");

        assertThatBody(body)
                .hasUnknownProperties("/new_b", "/case_data/new_a", "/customer_data/new_b", "/customer_data/new_a");
    }

    @Test
    void aPropertyDeclaredElsewhereIsNewHere() {
        assertThatBody(Examples.bodyWith("/case_data/date_of_birth", "null"))
                .hasUnknownProperties("/case_data/date_of_birth");
        assertThatBody(Examples.bodyWith("/customer_data/meta", "{\"a\":\"b\"}"))
                .hasUnknownProperties("/customer_data/meta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"new\":\"value\"}", "{\"a\":1,\"b\":{\"c\":{}}}", "{\"email\":\"\",\"first_names\":\"\"}"})
    void theNamesInAMapAreDataAndNoNews(String meta) {
        assertThatBody(Examples.bodyWith("/case_data/meta", meta)).hasUnknownProperties();
    }

    @Test
    void whatIsInANewPropertyIsNotTold() {
        assertThatBody(Examples.bodyWithUndeclared("{\"inner\":{\"id\":1},\"case_data\":{\"inner\":[{\"inner\":1}]}}"))
                .hasUnknownProperties("/undeclared");
    }

    @Test
    void whatIsInAValueOfTheWrongTypeIsNotTold() {
        assertThatBody(Examples.bodyWith("/customer_data", "[{\"id\":\"1\",\"new\":1}]"))
                .hasUnknownProperties();
        assertThatBody(Examples.bodyWith("/case_data/ref", "{\"new\":1}")).hasUnknownProperties();
    }

    @Test
    void aBodyThatBreaksTheContractHasThemToo() {
        String body = Examples.text()
                .replace("\"case_data\": {", "\"new_a\": 1, \"case_data\": {\"new_b\": 1,")
                .replace("\"ref\":", "\"reference\":");

        assertThatBody(body)
                .hasUnknownProperties("/new_a", "/case_data/new_b", "/case_data/reference")
                .violatesOnly("/case_data/ref", Rule.REQUIRED);
    }

    @Test
    void aBodyOfAnUnknownTypeOrNotJsonHasNone() {
        assertThatBody(Examples.text().replace("\"customer.created\"", "\"customer.deleted\", \"new\": 1"))
                .hasUnknownProperties()
                .isOfUnknownType("customer.deleted");
        assertThatBody(Examples.bodyWithUndeclared("[")).hasUnknownProperties().isNotJson();
    }

    @Test
    void eachBodyIsComparedWithTheSchemaOfItsOwnType() {
        String escaped = CustomerCaseArchived.example().toString().replace("customer_case.a", "customer_case\\u002ea");

        assertThatBody(escaped, check).hasUnknownProperties("/undeclared").conforms();
    }

    @Test
    void whatIsNewInEveryElementOfAnArrayIsToldOnceAndWithoutAnIndex() {
        ObjectNode body = CustomerCaseArchived.example();
        body.remove("undeclared");
        body.withArray("/customer_data").forEach(customer -> ((ObjectNode) customer).put("phone", "1"));
        ((ObjectNode) body.at("/customer_data/1")).put("fax", "1");

        assertThatBody(Examples.body(body), check)
                .hasUnknownProperties("/customer_data/*/phone", "/customer_data/*/fax")
                .conforms();
    }

    @Test
    void aPropertyThatTheSchemaForbidsIsAViolationAndNoNews() {
        ObjectNode body = CustomerCaseArchived.example();
        body.remove("undeclared");
        body.withObject("/case_data").put("new", 1).put("never", 1);

        assertThatBody(Examples.body(body), check)
                .hasUnknownProperties()
                .violatesExactly(
                        new Violation("/case_data/*", Rule.ADDITIONAL_PROPERTIES),
                        new Violation("/case_data/never", Rule.ADDITIONAL_PROPERTIES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'properties':{'a':1}}                                  | /x/mentioned /x/new /x/inner",
                "{'properties':{'a':1},'required':['mentioned']}         | /x/new /x/inner",
                "{'properties':{'a':1,'inner':1}}                        | /x/mentioned /x/new",
                "{'properties':{'a':1,'inner':{'properties':{'a':1}}}}   | /x/mentioned /x/new /x/inner/new",
                "{'properties':{'a':1},'additionalProperties':true}      |",
                "{'properties':{'a':1},'additionalProperties':false}     |",
                "{'properties':{'a':1},'additionalProperties':1}         |",
                "{'additionalProperties':{'properties':{'a':1}}}         | /x/*/new",
                "{'properties':{}}                                       |",
                "{'required':['mentioned']}                              |",
                "{'type':'object'}                                       |",
                "1                                                       |"
            })
    void onlyASchemaThatDeclaresNamesAndSaysNothingOfOthersHasNews(String schema, @Nullable String pointers) {
        ContractCheck amended = new ContractCheck(
                WebhookTypes.ALL, Map.of("customer.created", AmendedSchemas.withProperty("x", schema)));
        byte[] body = Examples.bodyWith("/x", "{\"mentioned\":1,\"a\":1,\"new\":1,\"inner\":{\"new\":1,\"a\":1}}");

        assertThatBody(body, amended).hasUnknownProperties(pointers == null ? new String[0] : pointers.split(" "));
    }

    @Test
    void theFirstTwentyAreListed() {
        ObjectNode body = Examples.tree();
        IntStream.range(0, 5_000).forEach(i -> body.put("new_" + letters(i), i));

        assertThatBody(Examples.body(body))
                .hasUnknownProperties(IntStream.range(0, ContractCheck.MAX_UNKNOWN_PROPERTIES)
                        .mapToObj(i -> "/new_" + letters(i))
                        .toArray(String[]::new))
                .conforms();
        assertThat(ContractCheck.MAX_UNKNOWN_PROPERTIES).isEqualTo(20);
    }

    @Test
    void namesThatAreNotShownTakeOnePlaceAndHideNoOther() {
        ObjectNode body = Examples.tree();
        IntStream.range(0, 5_000).forEach(i -> body.put("name " + i, i));
        body.put("new", 1);

        assertThatBody(Examples.body(body)).hasUnknownProperties("/*", "/new");
    }

    @Test
    void theListCannotBeChanged() {
        assertThat(assertThatBody(Examples.bodyWithUndeclared("1")).conforms().unknownProperties())
                .isUnmodifiable();
    }

    private static String letters(int i) {
        return Integer.toString(i)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + 'a'))
                .reduce("", String::concat);
    }
}
