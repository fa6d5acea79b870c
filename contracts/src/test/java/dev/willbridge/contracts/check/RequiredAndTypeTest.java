package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.PublishedSchema;
import dev.willbridge.contracts.PublishedSchema.Property;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every property that the published schema requires must be there, and of a type that it allows. */
class RequiredAndTypeTest {

    /** A value of every type of JSON Schema. */
    private static final Map<String, String> VALUES = Map.of(
            "object", "{\"a\":[1]}",
            "array", "[{\"a\":1}]",
            "string", "\"text\"",
            "integer", "7",
            "number", "7.5",
            "boolean", "false",
            "null", "null");

    static Stream<String> requiredPointers() {
        return PublishedSchema.properties().filter(Property::required).map(Property::pointer);
    }

    static Stream<Arguments> disallowedTypes() {
        return PublishedSchema.properties()
                .flatMap(property -> VALUES.keySet().stream()
                        .filter(type -> !property.types().contains(type))
                        .map(type -> Arguments.of(property.pointer(), type)));
    }

    static Stream<String> nullablePointers() {
        return PublishedSchema.properties()
                .filter(property -> property.types().contains("null"))
                .map(Property::pointer);
    }

    @Test
    void thePublishedSchemaGivesEveryCaseThereIs() {
        assertThat(PublishedSchema.properties()).hasSize(29);
        assertThat(requiredPointers()).hasSize(29);
        assertThat(nullablePointers()).hasSize(13);
        assertThat(disallowedTypes()).hasSize((29 - 13) * 6 + 13 * 5);
    }

    @ParameterizedTest
    @MethodSource("requiredPointers")
    void aMissingPropertyIsNamedByItsPointer(String pointer) {
        assertThatBody(Examples.bodyWithout(pointer)).violatesOnly(pointer, Rule.REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("disallowedTypes")
    void aValueOfAnotherTypeIsNamedByItsPointer(String pointer, String type) {
        assertThatBody(Examples.bodyWith(pointer, VALUES.get(type))).violatesOnly(pointer, Rule.TYPE);
    }

    @ParameterizedTest
    @MethodSource("nullablePointers")
    void aNullableMayBeNullOrAString(String pointer) {
        assertThatBody(Examples.bodyWith(pointer, "null")).conforms();
        assertThatBody(Examples.bodyWith(pointer, "\"text\"")).conforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/case_data/meta", "/case_data", "/customer_data"})
    void anEmptyMapThatPhpEncodedAsAnArrayIsOfTheWrongType(String pointer) {
        assertThatBody(Examples.bodyWith(pointer, "[]")).violatesOnly(pointer, Rule.TYPE);
    }

    @Test
    void everythingThatIsWrongIsListedInTheOrderMet() {
        String body = """
                {"customer_data": {"id": 1, "email": []}, "webhook_type": "customer.created", "case_data": 7}""";

        var violations = assertThatBody(body).violates();

        assertThat(violations)
                .hasSize(18)
                .startsWith(
                        new Violation("/customer_data/id", Rule.TYPE),
                        new Violation("/customer_data/email", Rule.TYPE),
                        new Violation("/customer_data/tel_1", Rule.REQUIRED))
                .endsWith(
                        new Violation("/customer_data/customer_case_id", Rule.REQUIRED),
                        new Violation("/case_data", Rule.TYPE));
    }
}
