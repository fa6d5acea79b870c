package dev.willbridge.ingress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.AmendedSchema;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.EmbeddedKafka;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook type that is switched off is as good as unknown, and what came of it is not lost. */
class DisabledTypesTest {

    private static final WebhookType OFF = WebhookTypes.CUSTOMER_CASE_UPDATED;
    private static final String[] WITHOUT =
            with("willbridge.contracts.disabled-types=" + "customer_case.updated,case_interaction.updated");

    @Test
    void itsWebhooksAreKeptInQuarantineAndReachItsTopicOnceItIsOn() throws Exception {
        Webhook webhook = Webhook.of(OFF, "case-1");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            try (Bridge bridge = Bridge.ready(kafka.bootstrapServers(), WITHOUT)) {
                HttpResponse<String> answer = bridge.post(webhook);

                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body())
                        .contains("\"violations\":[{\"pointer\":\"/webhook_type\",\"rule\":\"enum\"}]");
                assertThat(Operator.of(bridge).list("/webhook_type enum").toString())
                        .contains(EventId.of(webhook.body()));
                assertThat(Operator.of(bridge).replay("{\"dryRun\":false}").toString())
                        .contains("\"passed\":0,\"stayed\":1");
                assertThat(bridge.post(Webhook.of(WebhookTypes.CUSTOMER_CASE_CREATED, "case-1"))
                                .statusCode())
                        .isEqualTo(202);
            }
            assertThat(topics(kafka))
                    .containsExactlyInAnyOrder("customer-created", "customer-case-created", QuarantineHeaders.TOPIC);

            try (Bridge bridge = Bridge.ready(kafka.bootstrapServers(), Operator.SETTINGS)) {
                assertThat(Operator.of(bridge).replay("{\"dryRun\":false}").toString())
                        .contains("\"passed\":1,\"stayed\":0");
            }
            assertThat(TopicReader.records(kafka.bootstrapServers(), OFF.topic(), "case-1"))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value()).isEqualTo(webhook.body());
                        assertThat(TopicReader.headers(record))
                                .containsEntry(CloudEventHeaders.TYPE, OFF.cloudEventType())
                                .containsKey(QuarantineHeaders.REPLAYED);
                    });
        }
    }

    @Test
    void itsAmendedSchemaIsNotLookedAt(@TempDir Path directory) {
        String overrides = AmendedSchema.file("customer_case.updated.schema.json", directory, "no schema");

        try (Bridge bridge = Bridge.start("localhost:1", with(WITHOUT[WITHOUT.length - 1], overrides))) {
            assertThat(bridge.liveness()).isEqualTo(200);
        }
    }

    private static Set<String> topics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }

    private static String[] with(String... settings) {
        return Stream.concat(Stream.of(Operator.SETTINGS), Stream.of(settings)).toArray(String[]::new);
    }
}
