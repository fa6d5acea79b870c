package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.willbridge.contracts.PublishedSchema.Property;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records, the schema beside them and the schema that the vendor publishes say the same. */
class RecordsAndSchemaTest {

    @Test
    void theSchemaIsThePublishedOneWithATitle() throws IOException {
        ObjectNode schema = schemaBesideTheRecords();

        schema.remove(List.of("$schema", "$id", "title", "description"));

        assertThat((JsonNode) schema).isEqualTo(PublishedSchema.json());
    }

    @Test
    void theRecordsHaveTheSchemasPropertiesAndAllowNullWhereItDoes() {
        Set<Property> published = new HashSet<>(PublishedSchema.properties().toList());

        List<Property> components = components("", CustomerCreated.class).toList();

        assertThat(components).hasSize(29).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void theRecordsHaveTheirComponentsInTheOrderOfTheSchema() {
        assertThat(components("", CustomerData.class).map(Property::pointer))
                .containsExactlyElementsOf(pointersBelow("/customer_data"));
        assertThat(components("", CaseData.class).map(Property::pointer))
                .containsExactlyElementsOf(pointersBelow("/case_data"));
    }

    @Test
    void theCustomFieldsAreAMapOfStrings() throws NoSuchMethodException {
        assertThat(CaseData.class.getMethod("meta").getGenericReturnType())
                .hasToString("java.util.Map<java.lang.String, java.lang.String>");
    }

    private static List<String> pointersBelow(String pointer) {
        return PublishedSchema.properties()
                .map(Property::pointer)
                .filter(each -> each.startsWith(pointer + "/"))
                .map(each -> each.substring(pointer.length()))
                .toList();
    }

    private static Stream<Property> components(String pointer, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            String at = pointer + "/"
                    + component.getAccessor().getAnnotation(JsonProperty.class).value();
            Stream<Property> inner =
                    component.getType().isRecord() ? components(at, component.getType()) : Stream.empty();
            return Stream.concat(Stream.of(new Property(at, jsonTypes(component), true)), inner);
        });
    }

    private static Set<String> jsonTypes(RecordComponent component) {
        String type = component.getType().equals(String.class) ? "string" : "object";
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? Set.of(type, "null") : Set.of(type);
    }

    private static ObjectNode schemaBesideTheRecords() throws IOException {
        try (InputStream in = WebhookTypes.CUSTOMER_CREATED.openSchema()) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        }
    }
}
