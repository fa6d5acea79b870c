package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.check.Schema.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that the check cannot hold bodies to is refused at the start, with a message that says what to mend. */
class UnusableSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enum",
                "const",
                "pattern",
                "minLength",
                "minimum",
                "minItems",
                "uniqueItems",
                "allOf",
                "anyOf",
                "oneOf",
                "not",
                "if",
                "$ref",
                "$defs",
                "$dynamicRef",
                "patternProperties",
                "propertyNames",
                "dependentRequired",
                "prefixItems",
                "contains",
                "unevaluatedProperties",
                "maxProperties",
                "definitions",
                "TYPE"
            })
    void aKeywordThatIsNotCheckedIsNamedWithItsPlace(String keyword) {
        String inProperty = "{\"properties\":{\"a\":{\"properties\":{\"b\":{\"%s\":1}}}}}".formatted(keyword);
        String inItems = "{\"items\":{\"additionalProperties\":{\"%s\":1}}}".formatted(keyword);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"%s\":1}".formatted(keyword)))
                .withMessageContainingAll(keyword, "''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile(inProperty))
                .withMessageContainingAll(keyword, "'/a/b'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile(inItems))
                .withMessageContainingAll(keyword, "'/*/*'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$schema",
                "$id",
                "$comment",
                "title",
                "description",
                "examples",
                "default",
                "deprecated",
                "format"
            })
    void aKeywordThatOnlyAnnotatesIsAllowed(String keyword) {
        assertThatCode(() -> compile("{\"%s\":\"x\"}".formatted(keyword))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"strnig\"", "\"String\"", "\"any\"", "\"\"", "[\"string\",\"strnig\"]", "7", "[7]", "[]", "{}"
            })
    void anUnknownTypeIsNamedWithItsPlace(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile("{\"properties\":{\"a\":{\"type\":%s}}}".formatted(type)))
                .withMessageContainingAll("'/a'", "'type'", type.replaceAll("\"string\",|[\\[\\]{}]", ""))
                .withMessageNotContaining("No enum constant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'properties':{'a':{'required':'b'}}}            | required",
                "{'properties':{'a':{'required':[1]}}}            | required",
                "{'properties':{'a':{'properties':[]}}}           | properties",
                "{'properties':{'a':'string'}}                    | neither an object nor a boolean",
                "{'properties':{'a':{'items':[{'type':'null'}]}}} | neither an object nor a boolean",
                "{'properties':{'a':null}}                        | neither an object nor a boolean",
                "{'properties':{'a':{'additionalProperties':1}}}  | neither an object nor a boolean"
            },
            quoteCharacter = '"')
    void aRuleThatIsWrittenWrongIsNotSkipped(String schema, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compile(schema.replace('\'', '"')))
                .withMessageContainingAll("'/a", named);
    }

    @Test
    void aSchemaMustDeclareWhatTheBridgeNeeds() {
        SchemaCompiler compiler = new SchemaCompiler(Map.of(Role.KEY, "/a", Role.SUBJECT, "/b/c"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> compiler.compile(Examples.json("{\"properties\":{\"a\":{},\"b\":{}}}")))
                .withMessageContaining("/b/c")
                .withMessageNotContaining("/a");
    }

    @Test
    void everyNameThatTheSchemaHasIsKnownBeItDeclaredOrOnlyRequired() {
        SchemaCompiler compiler = new SchemaCompiler(Map.of());

        compiler.compile(Examples.json(
                "{\"required\":[\"a\"],\"properties\":{\"b\":{\"items\":{\"required\":[\"c\"]}}},\"title\":\"d\"}"));

        assertThat(compiler.vocabulary()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aNameWithASlashIsNotTakenForTwo() {
        SchemaCompiler slash = new SchemaCompiler(Map.of(Role.KEY, "/a/b"));
        SchemaCompiler escaped = new SchemaCompiler(Map.of(Role.KEY, "/a~1b~0c"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> slash.compile(Examples.json("{\"properties\":{\"a/b\":{}}}")))
                .withMessageContaining("/a/b");
        assertThatCode(() -> escaped.compile(Examples.json("{\"properties\":{\"a/b~c\":{}}}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/case_data/no_such", "/no_such", "case_data/id"})
    void theWebhookTypeWhoseKeyIsNotDeclaredIsNamed(String keyPointer) {
        WebhookType type = new WebhookType(
                CustomerCaseArchived.WEBHOOK_TYPE, CustomerCaseArchived.class, keyPointer, "/webhook_type");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCheck(List.of(type)))
                .withMessageContainingAll(CustomerCaseArchived.WEBHOOK_TYPE, keyPointer);
    }

    @Test
    void theWebhookTypeWithoutASchemaIsNamed() {
        WebhookType type = new WebhookType("no.such", CustomerCaseArchived.class, "/id", "/id");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCheck(List.of(type)))
                .withMessageContainingAll("no.such.schema.json", CustomerCaseArchived.class.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "unsupported.keyword, pattern",
        "unsupported.keyword, /case_data/id",
        "without.id, $id",
        "not.json, not.json"
    })
    void theWebhookTypeWhoseSchemaIsUnusableIsNamed(String name, String alsoNamed) {
        WebhookType type = new WebhookType(name, CustomerCaseArchived.class, "/case_data/id", "/case_data/id");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCheck(List.of(type)))
                .withMessageContainingAll(name, alsoNamed);
    }

    @Test
    void aCheckOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractCheck(List.of()));
    }

    @Test
    void twoTypesOfTheSameNameAreRefused() {
        WebhookType sameName = new WebhookType(
                CustomerCaseArchived.WEBHOOK_TYPE, CustomerCaseArchived.class, "/webhook_type", "/case_data/id");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCheck(List.of(CustomerCaseArchived.TYPE, sameName)))
                .withMessageContaining(CustomerCaseArchived.WEBHOOK_TYPE);
    }

    private static void compile(String schema) {
        new SchemaCompiler(Map.of()).compile(Examples.json(schema));
    }
}
