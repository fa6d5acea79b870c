package dev.willbridge.ingress.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.AmendedSchema;
import dev.willbridge.ingress.fixture.Bridge;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is told is what is in force, and an operator's schema is. */
class AmendedDocumentsTest {

    @TempDir
    private Path directory;

    @Test
    void anAmendedSchemaIsToldInPlaceOfThePublishedOne() {
        String setting = AmendedSchema.in(
                directory,
                schema -> schema.withObject("/properties/case_data/properties/shoe_size")
                        .put("type", "integer")
                        .put("description", "<b>Of the \"customer\"</b>"));

        try (Bridge amended = Bridge.start("localhost:1", setting)) {
            JsonNode schema = Documents.served(amended, "customer.created");

            assertThat(schema.get("$id").stringValue()).isEqualTo(AmendedSchema.ID);
            assertThat(schema.at("/properties/case_data/properties").has("shoe_size"))
                    .isTrue();
            assertThat(component(amended, "asyncapi")).isEqualTo(schema);
            assertThat(component(amended, "openapi")).isEqualTo(schema);
            assertThat(Documents.served(amended, "asyncapi")
                            .at("/components/messages/customer.created/examples/0/headers/ce_dataschema")
                            .stringValue())
                    .isEqualTo(AmendedSchema.ID);
            assertThat(amended.manage("/actuator/contracts").body())
                    .contains(AmendedSchema.ID, "shoe_size", "&lt;b&gt;Of the &quot;customer&quot;&lt;/b&gt;")
                    .doesNotContain("<b>");
        }
    }

    @Test
    void anExampleThatDoesNotMeetTheAmendedSchemaIsNotShown() {
        String setting = AmendedSchema.in(
                directory,
                schema -> schema.withObject("/properties/customer_data/properties/title")
                        .put("type", "integer"));

        try (Bridge amended = Bridge.start("localhost:1", setting)) {
            JsonNode message = Documents.served(amended, "asyncapi").at("/components/messages/customer.created");

            assertThat(message.has("payload")).isTrue();
            assertThat(message.has("examples")).isFalse();
            assertThat(examplesOfBodies(amended).has("customer.created")).isFalse();
            assertThat(examplesOfBodies(amended).has("customer_case.created")).isTrue();
            assertThat(amended.manage("/actuator/contracts").statusCode()).isEqualTo(200);
        }
    }

    private static JsonNode examplesOfBodies(Bridge bridge) {
        return Documents.served(bridge, "openapi")
                .at("/paths/~1webhooks~1willsuite/post/requestBody/content/application~1json/examples");
    }

    private static JsonNode component(Bridge bridge, String document) {
        return Documents.served(bridge, document).at("/components/schemas").get(WebhookTypes.CUSTOMER_CREATED.name());
    }
}
