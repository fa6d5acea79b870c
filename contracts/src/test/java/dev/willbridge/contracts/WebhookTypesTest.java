package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names that other teams depend on: a type, its record, its topic and its schema say the same. */
class WebhookTypesTest {

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    @Test
    void thereAreFour() {
        assertThat(WebhookTypes.ALL)
                .containsExactly(
                        WebhookTypes.CUSTOMER_CREATED,
                        WebhookTypes.CUSTOMER_CASE_CREATED,
                        WebhookTypes.CUSTOMER_CASE_UPDATED,
                        WebhookTypes.CASE_INTERACTION_UPDATED)
                .isUnmodifiable();
    }

    @ParameterizedTest
    @CsvSource({
        "0, customer.created,         customer-created,         /customer_data/customer_case_id, /customer_data/id, CustomerCreated",
        "1, customer_case.created,    customer-case-created,    /case_data/id, /case_data/id, CustomerCaseCreated",
        "2, customer_case.updated,    customer-case-updated,    /case_data/id, /case_data/id, CustomerCaseUpdated",
        "3, case_interaction.updated, case-interaction-updated, /case_data/id, /case_data/id, CaseInteractionUpdated"
    })
    void eachIsNamedKeyedAndReadAsPromised(
            int index, String name, String topic, String key, String subject, String payload) {
        WebhookType type = WebhookTypes.ALL.get(index);

        assertThat(type.name()).isEqualTo(name);
        assertThat(type.topic()).isEqualTo(topic);
        assertThat(type.cloudEventType()).isEqualTo("willsuite." + name);
        assertThat(type.keyPointer()).isEqualTo(key);
        assertThat(type.subjectPointer()).isEqualTo(subject);
        assertThat(type.payload().getSimpleName()).isEqualTo(payload);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theRecordNamesItsTypeAndTopic(WebhookType type) throws ReflectiveOperationException {
        assertThat(type.payload().getField("WEBHOOK_TYPE").get(null)).isEqualTo(type.name());
        assertThat(type.payload().getField("TOPIC").get(null)).isEqualTo(type.topic());
        assertThat(type.payload()).isRecord();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theSchemaNamesItsTypeAndVersion(WebhookType type) throws IOException {
        try (InputStream in = type.openSchema()) {
            JsonNode schema = JsonMapper.shared().readTree(in);

            assertThat(schema.path("$id").stringValue())
                    .matches("urn:willbridge:schema:" + type.name() + ":[1-9][0-9]*");
            assertThat(schema.path("$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "customer.created, customer-created",
        "customer_case.created, customer-case-created",
        "case_interaction.updated, case-interaction-updated"
    })
    void theTopicHasAHyphenForEveryDotAndUnderscore(String name, String topic) {
        WebhookType type = new WebhookType(name, Object.class, "/id", "/id");

        assertThat(type.topic()).isEqualTo(topic);
        assertThat(type.cloudEventType()).isEqualTo("willsuite." + name);
    }

    @Test
    void aTypeWithoutASchemaSaysWhereItShouldBe() {
        WebhookType type = new WebhookType("no.such", CustomerCreated.class, "/id", "/id");

        assertThatNullPointerException()
                .isThrownBy(type::openSchema)
                .withMessageContainingAll("no.such.schema.json", CustomerCreated.class.getName());
    }
}
