package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.PublishedSchema;
import dev.willbridge.contracts.PublishedSchema.Property;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every webhook type is held to its own schema in full, property by property, and lenient where nothing was seen. */
class EveryTypeTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;
    static final Iterable<WebhookType> OF_CASES = WebhookTypes.ALL.subList(1, 4);

    /** A value of every type of JSON Schema. */
    private static final Map<String, String> VALUES = Map.of(
            "object", "{\"a\":[1]}",
            "array", "[{\"a\":1}]",
            "string", "\"text\"",
            "integer", "7",
            "number", "7.5",
            "boolean", "false",
            "null", "null");

    @ParameterizedTest
    @FieldSource("ALL")
    void itsExampleConformsAndHasNothingNew(WebhookType type) {
        Conforming conforming =
                assertThatBody(Examples.body(type)).hasUnknownProperties().conforms();

        assertThat(conforming.type()).isEqualTo(type);
        assertThat(conforming.key()).isEqualTo(Examples.CASE_ID);
        assertThat(conforming.dataSchema()).isEqualTo("urn:willbridge:schema:" + type.name() + ":1");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aMissingPropertyIsNamedByItsPointer(WebhookType type) {
        List<Property> properties = properties(type);

        assertThat(properties).hasSizeGreaterThan(11).allMatch(Property::required);
        properties.forEach(property ->
                assertThatBody(without(type, property.pointer())).violatesOnly(property.pointer(), Rule.REQUIRED));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aValueOfAnotherTypeIsNamedByItsPointerAndOneOfItsTypesConforms(WebhookType type) {
        for (Property property : properties(type)) {
            VALUES.forEach((name, value) -> {
                byte[] body = with(type, property.pointer(), value);
                if (!property.types().contains(name)) {
                    assertThatBody(body).violatesOnly(property.pointer(), Rule.TYPE);
                } else if (name.equals("null") || name.equals("boolean")) {
                    assertThatBody(body).conforms();
                }
            });
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aNewPropertyIsAllowedAndTold(WebhookType type) {
        for (String object : new String[] {"", "/case_data"}) {
            assertThatBody(with(type, object + "/referred_by", "[{}]"))
                    .hasUnknownProperties(object + "/referred_by")
                    .conforms();
        }
    }

    @ParameterizedTest
    @FieldSource("OF_CASES")
    void theCaseIsKeyAndSubject(WebhookType type) {
        Conforming conforming =
                assertThatBody(with(type, "/case_data/id", "\"case 7\"")).conforms();

        assertThat(conforming.key()).isEqualTo("case 7");
        assertThat(conforming.subject()).isEqualTo("case 7");
    }

    @ParameterizedTest
    @FieldSource("OF_CASES")
    void aBlankCaseIsRefused(WebhookType type) {
        assertThatBody(with(type, "/case_data/id", "\" \"")).violatesOnly("/case_data/id", Rule.NOT_BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[null]", "[1, \"a\", {\"id\": {}}]", "[[[]]]"})
    void theCustomersOfANewCaseMayBeAnythingForNoneWasSeen(String customers) {
        assertThatBody(with(WebhookTypes.CUSTOMER_CASE_CREATED, "/customer_data", customers))
                .hasUnknownProperties()
                .conforms();
    }

    @Test
    void theCustomersOfAnUpdatedCaseAreCustomersOrNone() {
        assertThatBody(with(WebhookTypes.CUSTOMER_CASE_UPDATED, "/customer_data", "[]"))
                .conforms();
        assertThatBody(with(WebhookTypes.CUSTOMER_CASE_UPDATED, "/customer_data/1", "null"))
                .violatesOnly("/customer_data/1", Rule.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-06-02 09:06", "2024-06-02T09:06:00.000000Z"})
    void whenAnInteractionWasIsAnyString(String when) {
        assertThatBody(with(WebhookTypes.CASE_INTERACTION_UPDATED, "/interaction_data/when", '"' + when + '"'))
                .conforms();
    }

    private static List<Property> properties(WebhookType type) {
        return PublishedSchema.properties(PublishedSchema.of(type)).toList();
    }

    private static byte[] without(WebhookType type, String pointer) {
        ObjectNode tree = Examples.tree(type);
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) tree.at(at.head())).remove(at.last().getMatchingProperty());
        return Examples.body(tree);
    }

    private static byte[] with(WebhookType type, String pointer, String json) {
        ObjectNode tree = Examples.tree(type);
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), Examples.json(json));
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), Examples.json(json));
        }
        return Examples.body(tree);
    }
}
