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
    void thereIsCustomerCreated() {
        assertThat(WebhookTypes.ALL)
                .containsExactly(WebhookTypes.CUSTOMER_CREATED)
                .isUnmodifiable();
        assertThat(WebhookTypes.CUSTOMER_CREATED.payload()).isEqualTo(CustomerCreated.class);
        assertThat(CustomerCreated.WEBHOOK_TYPE).isEqualTo("customer.created");
        assertThat(CustomerCreated.TOPIC).isEqualTo("customer-created");
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
