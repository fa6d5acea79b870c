package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.willbridge.contracts.PublishedSchema.Property;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records, the schemas beside them and what the vendor publishes say the same. */
class RecordsAndSchemaTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    /** What a component of a record may be, by its class and name. */
    private final Map<String, Set<String>> inRecords = new TreeMap<>();

    private final Map<String, Set<String>> inSchemas = new TreeMap<>();

    @Test
    void theSchemaIsThePublishedOneWithATitle() {
        ObjectNode schema = PublishedSchema.of(WebhookTypes.CUSTOMER_CREATED);

        schema.remove(List.of("$schema", "$id", "title", "description"));

        assertThat((JsonNode) schema).isEqualTo(PublishedSchema.json());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "customer.created,         notes",
                "customer_case.created,    email postcode full_names last_names first_names",
                "customer_case.updated,    nothing",
                "case_interaction.updated, nothing"
            })
    void aCaseHasNinePropertiesOfWhichMayBeNullWhatTheVendorsPagesSay(String name, @Nullable String nullable) {
        JsonNode caseData = schema(name).at("/properties/case_data");
        String all = "id ref meta email notes postcode full_names last_names first_names";

        assertThat(PublishedSchema.properties(caseData))
                .containsExactlyElementsOf(Stream.of(all.split(" "))
                        .map(each -> new Property("/" + each, typesInACase(each, nullable), true))
                        .toList());
        assertThat(caseData.at("/properties/meta"))
                .isEqualTo(PublishedSchema.json().at("/properties/case_data/properties/meta"));
    }

    @Test
    void theCustomersOfAnUpdatedCaseAreThoseOfCustomerCreatedAndThoseOfANewCaseAnything() {
        JsonNode customer = PublishedSchema.json().at("/properties/customer_data");

        assertThat(schema("customer_case.updated").at("/properties/customer_data/items"))
                .isEqualTo(customer);
        assertThat(schema("customer_case.created").at("/properties/customer_data"))
                .isEqualTo(Examples.json("{\"type\":\"array\"}"));
    }

    @Test
    void anInteractionIsWhatTheVendorsPageSays() {
        JsonNode interaction = schema("case_interaction.updated").at("/properties/interaction_data");

        assertThat(PublishedSchema.properties(interaction))
                .containsExactly(
                        new Property("/id", Set.of("string"), true),
                        new Property("/type", Set.of("string"), true),
                        new Property("/when", Set.of("string"), true),
                        new Property("/notes", Set.of("string"), true),
                        new Property("/sender", Set.of("string", "null"), true),
                        new Property("/recipient", Set.of("string"), true),
                        new Property("/is_user_created", Set.of("boolean"), true));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theRecordsHaveTheSchemasProperties(WebhookType type) {
        List<String> declared = PublishedSchema.properties(PublishedSchema.of(type))
                .map(Property::pointer)
                .toList();

        assertThat(pointers("", type.payload())).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theRecordsHaveTheirComponentsInTheOrderOfTheSchema(WebhookType type) {
        JsonNode schema = PublishedSchema.of(type);

        schema.path("properties").propertyNames().forEach(property -> {
            String below = "/" + property + "/";
            assertThat(pointers("", type.payload()).filter(each -> each.startsWith(below)))
                    .containsExactlyElementsOf(PublishedSchema.properties(schema)
                            .map(Property::pointer)
                            .filter(each -> each.startsWith(below))
                            .toList());
        });
    }

    @Test
    void theRecordsAllowNullWhereTheSchemaOfAnyWebhookDoes() {
        WebhookTypes.ALL.forEach(type -> walk(type.payload(), PublishedSchema.of(type)));

        assertThat(inRecords).isEqualTo(inSchemas).hasSize(4 * 3 + 9 + 17 + 7);
    }

    @Test
    void theCustomFieldsAreAMapOfStrings() throws NoSuchMethodException {
        assertThat(CaseData.class.getMethod("meta").getGenericReturnType())
                .hasToString("java.util.Map<java.lang.String, java.lang.String>");
    }

    private static Set<String> typesInACase(String property, @Nullable String nullable) {
        if (property.equals("meta")) {
            return Set.of("object");
        }
        boolean mayBeNull = nullable != null && Set.of(nullable.split(" ")).contains(property);
        return mayBeNull ? Set.of("string", "null") : Set.of("string");
    }

    private static JsonNode schema(String name) {
        return WebhookTypes.ALL.stream()
                .filter(type -> type.name().equals(name))
                .map(PublishedSchema::of)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> pointers(String pointer, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            String at = pointer + "/" + name(component);
            Class<?> inner = inner(component);
            String below = component.getType().equals(List.class) ? at + "/0" : at;
            return Stream.concat(Stream.of(at), inner.isRecord() ? pointers(below, inner) : Stream.empty());
        });
    }

    private void walk(Class<?> type, JsonNode schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = type.getSimpleName() + "." + component.getName();
            JsonNode property = schema.path("properties").path(name(component));
            inRecords.put(key, jsonTypes(component));
            inSchemas
                    .computeIfAbsent(key, any -> new HashSet<>())
                    .addAll(PublishedSchema.strings(property.path("type")));
            if (inner(component).isRecord()) {
                walk(inner(component), property.has("items") ? property.get("items") : property);
            }
        }
    }

    private static String name(RecordComponent component) {
        return component.getAccessor().getAnnotation(JsonProperty.class).value();
    }

    /** The class of a component, or of the elements of a list. */
    private static Class<?> inner(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic
                && component.getType().equals(List.class)) {
            Type element = generic.getActualTypeArguments()[0];
            return (Class<?>) element;
        }
        return component.getType();
    }

    private static Set<String> jsonTypes(RecordComponent component) {
        Map<Class<?>, String> names =
                Map.of(String.class, "string", Boolean.class, "boolean", List.class, "array", Map.class, "object");
        String type = names.getOrDefault(component.getType(), "object");
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? Set.of(type, "null") : Set.of(type);
    }
}
