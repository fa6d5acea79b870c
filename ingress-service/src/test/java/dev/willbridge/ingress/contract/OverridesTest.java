package dev.willbridge.ingress.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.ingress.fixture.AmendedSchema;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An amended schema is held against every webhook from the start on, or keeps the service from starting. */
@ExtendWith(OutputCaptureExtension.class)
class OverridesTest {

    @TempDir
    private Path directory;

    @Test
    @Tag("any-broker")
    void eventsTellTheSchemaThatTheyMet() {
        String setting = AmendedSchema.in(
                directory,
                schema -> schema.withObject("/properties/customer_data").put("additionalProperties", false));
        Webhook webhook = Webhook.conforming();

        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers(), setting)) {
            HttpResponse<String> forbidden = bridge.post(webhook.with("\"title\"", "\"shoe_size\":7,\"title\""));
            assertThat(forbidden.statusCode()).isEqualTo(422);
            assertThat(forbidden.body()).contains("additionalProperties");
            assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
            bridge.awaitDrained();
        }

        assertThat(TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), webhook.caseId()))
                .singleElement()
                .satisfies(record ->
                        assertThat(TopicReader.headers(record)).containsEntry("ce_dataschema", AmendedSchema.ID));
    }

    @Test
    @Tag("any-broker")
    void filesThatAreHiddenAreNoSchemas() {
        AmendedSchema.file("..data", directory, "no schema");
        String setting = AmendedSchema.in(directory, schema -> {});

        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers(), setting)) {
            assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aSchemaThatIsNotJsonIsRefusedWithThePlace(CapturedOutput output) {
        String setting = AmendedSchema.file("customer.created.schema.json", directory, "{\n  \"type\": oops\n}");

        assertRefused(setting, output, "customer.created", "It is not JSON, line 2, column ");
    }

    @Test
    void aKeywordThatIsNotSupportedIsRefusedWithThePlace(CapturedOutput output) {
        String setting = AmendedSchema.in(
                directory,
                schema -> schema.withObject("/properties/customer_data/properties/title")
                        .put("pattern", "M.*"));

        assertRefused(setting, output, "customer.created", "'/customer_data/title'", "not supported: pattern");
    }

    @Test
    void aSchemaOfATypeThatIsNotKnownIsRefused(CapturedOutput output) {
        String setting =
                AmendedSchema.ofType("customer.deleted", directory, schema -> schema.put("$id", "urn:example:1"));

        assertRefused(setting, output, "customer.deleted", "no such webhook type in [customer.created, ");
    }

    @Test
    void aSchemaWithTheIdOfThePublishedOneIsRefused(CapturedOutput output) {
        String setting = AmendedSchema.ofType("customer.created", directory, schema -> {});

        assertRefused(
                setting,
                output,
                "customer.created needs an $id of its own",
                "urn:willbridge:schema:customer.created:1");
    }

    @Test
    void aFileThatIsNoSchemaIsRefused(CapturedOutput output) {
        AmendedSchema.in(directory, schema -> {});
        String setting = AmendedSchema.file("notes.txt", directory, "remember the schema");

        assertRefused(setting, output, "notes.txt", "is no schema");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused(CapturedOutput output) {
        Path missing = directory.resolve("missing");

        assertRefused("willbridge.contracts.overrides=" + missing, output, missing.toString(), "cannot be read");
    }

    /** In one report, without a stack trace, that names what to mend and the setting. */
    private static void assertRefused(String setting, CapturedOutput output, String... message) {
        assertThatThrownBy(() -> Bridge.start("localhost:1", setting)).isInstanceOf(RuntimeException.class);

        String report = output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
        assertThat(report)
                .contains(message)
                .contains("willbridge.contracts.overrides")
                .doesNotContain("\tat ");
    }
}
