package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.PublishedSchema;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No schema takes anything from those who read by the version that was published last, whose schemas are in
 * {@code published/<version>} of the test resources. README, "What may change", is the policy; CONTRIBUTING says how to move
 * it at a release.
 */
class PublishedVersionTest {

    private static final String SUFFIX = ".schema.json";

    private final Map<String, JsonNode> published = published();
    private final Map<String, JsonNode> current =
            WebhookTypes.ALL.stream().collect(Collectors.toMap(WebhookType::name, PublishedSchema::of));

    @Test
    void noWebhookTypeIsGone() {
        assertThat(current.keySet()).as("the webhook types").containsAll(published.keySet());
    }

    @Test
    void noSchemaBreaksConsumers() {
        List<String> breaches = new ArrayList<>();
        current.forEach((type, schema) -> {
            if (published.containsKey(type)) {
                Evolution.breaches(compiled(published.get(type)), compiled(schema))
                        .forEach(breach -> breaches.add(type + " " + breach));
            }
        });

        assertThat(breaches).as("what breaks consumers").isEmpty();
    }

    @Test
    void aSchemaWithOtherRulesHasAnotherId() {
        current.forEach((type, schema) -> {
            JsonNode before = published.get(type);
            if (before != null && before.get("$id").equals(schema.get("$id"))) {
                assertThat(compiled(schema).equals(compiled(before)))
                        .as(
                                "%s says what it said when it was published; other rules need the next number",
                                before.get("$id"))
                        .isTrue();
            }
        });
    }

    @Test
    void thereIsOnePublishedVersion() throws IOException, URISyntaxException {
        assertThat(versions()).singleElement().asString().matches(".*/[0-9]+\\.[0-9]+\\.[0-9]+");
        assertThat(published).isNotEmpty();
    }

    private static Schema compiled(JsonNode schema) {
        return new SchemaCompiler(Map.of()).compile(schema);
    }

    private static Map<String, JsonNode> published() {
        try (Stream<Path> files = Files.list(versions().get(0))) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(SUFFIX, ""),
                    file -> JsonMapper.shared().readTree(file)));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("No published version", e);
        }
    }

    private static List<Path> versions() throws IOException, URISyntaxException {
        Path folder =
                Path.of(PublishedVersionTest.class.getResource("/published").toURI());
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.toList();
        }
    }
}
