package dev.willbridge.ingress.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.contracts.check.Rule;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.ingest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What whoever writes a sender is told is what the code does. */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ROW = Pattern.compile("^\\|[^|]*\\|([^|]*)\\|[^|]*\\|$", Pattern.MULTILINE);
    private static final Pattern STATUS = Pattern.compile("\\b[2-5]\\d\\d\\b");

    private static JsonNode document;
    private static JsonNode operation;

    @BeforeAll
    static void read() {
        try (Bridge bridge = Bridge.start("localhost:1")) {
            document = Documents.served(bridge, "openapi");
        }
        operation = document.get("paths").get("/webhooks/willsuite").get("post");
    }

    @AfterAll
    static void forget() {
        document = null;
        operation = null;
    }

    static Stream<WebhookType> types() {
        return WebhookTypes.ALL.stream();
    }

    @Test
    void tellsEveryStatusOfTheReadme() throws IOException {
        Set<String> statuses = statusesOfTheReadme();
        statuses.add("500"); // a bug of ours, which the README does not plan for

        assertThat(statuses).contains("202", "431", "503");
        assertThat(operation.get("responses").propertyNames()).containsExactlyElementsOf(statuses);
    }

    @Test
    void hasAnExampleOfEveryAnswer() {
        List<String> outcomes = Stream.of(Outcome.values())
                .filter(outcome -> outcome != Outcome.ABANDONED) // nobody is there to be answered
                .map(Outcome::tag)
                .toList();

        assertThat(operation
                        .get("responses")
                        .valueStream()
                        .flatMap(response -> response.path("content")
                                .valueStream()
                                .flatMap(content -> content.get("examples").propertyNames().stream())))
                .containsExactlyInAnyOrderElementsOf(outcomes);
    }

    @Test
    void everyExampleOfAnAnswerIsOne() {
        operation
                .get("responses")
                .forEachEntry((status, response) -> response.path("content")
                        .forEach(content -> content.get("examples").forEach(example -> {
                            String schema = content.at("/schema/$ref").stringValue();
                            assertThat(JsonSchema.of(document, schema).complaints(example.get("value")))
                                    .isEmpty();
                            assertThat(example.get("value").path("status").asString(status))
                                    .isEqualTo(status);
                        })));
    }

    @Test
    void tellsTheHeadersThatComeWithAnAnswer() {
        assertThat(headers("401")).containsExactly("WWW-Authenticate");
        assertThat(headers("405")).containsExactly("Allow");
        assertThat(headers("429")).containsExactly("Retry-After");
        assertThat(headers("503")).containsExactly("Retry-After");
        assertThat(headers("202")).isEmpty();
    }

    @Test
    void tellsEveryRuleThatABodyMayBreak() {
        assertThat(document.at("/components/schemas/Problem/properties/violations/items/properties/rule/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Stream.of(Rule.values()).map(Rule::keyword).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysOfABodyWhatTheContractCheckSays(WebhookType type) {
        JsonNode example = operation
                .at("/requestBody/content/application~1json/examples")
                .path(type.name())
                .path("value");
        ContractCheck check = new ContractCheck(WebhookTypes.ALL);
        JsonSchema webhook = JsonSchema.of(document, "#/components/schemas/Webhook");

        for (JsonNode body : variants(example, type)) {
            assertThat(webhook.complaints(body).isEmpty())
                    .as(body.toString())
                    .isEqualTo(check.check(body.toString().getBytes(UTF_8)) instanceof Conforming);
        }
    }

    /** The example, and all that come of it where one property is missing, null, of another type or blank. */
    private static List<JsonNode> variants(JsonNode example, WebhookType type) {
        List<JsonNode> variants = new ArrayList<>();
        if (example.isObject()) {
            variants.add(example);
            vary(example, "", variants, example);
            variants.add(((ObjectNode) example.deepCopy()).put("webhook_type", type.name() + ".not"));
            ObjectNode blank = (ObjectNode) example.deepCopy();
            int slash = type.keyPointer().lastIndexOf('/');
            ((ObjectNode) blank.at(type.keyPointer().substring(0, slash)))
                    .put(type.keyPointer().substring(slash + 1), "  ");
            variants.add(blank);
        }
        return variants;
    }

    private static void vary(JsonNode node, String pointer, List<JsonNode> variants, JsonNode root) {
        node.forEachEntry((name, value) -> {
            for (JsonNode other : Stream.of("null", "7", "\"text\"", "[]", "{}")
                    .map(JSON::readTree)
                    .toList()) {
                JsonNode changed = root.deepCopy();
                ((ObjectNode) changed.at(pointer)).set(name, other);
                variants.add(changed);
            }
            JsonNode without = root.deepCopy();
            ((ObjectNode) without.at(pointer)).remove(name);
            variants.add(without);
            vary(value, pointer + "/" + name, variants, root);
        });
    }

    private static Set<String> headers(String status) {
        return Set.copyOf(operation.get("responses").get(status).path("headers").propertyNames());
    }

    private static Set<String> statusesOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String table =
                readme.substring(readme.indexOf("| condition | status |"), readme.indexOf("is a problem detail"));
        Set<String> statuses = new TreeSet<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            Matcher status = STATUS.matcher(row.group(1));
            while (status.find()) {
                statuses.add(status.group());
            }
        }
        return statuses;
    }
}
