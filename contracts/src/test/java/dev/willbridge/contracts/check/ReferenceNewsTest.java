package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.PublishedSchema;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the check says is unknown is what schema and body say when laid side by side as trees, on thousands of bodies. */
class ReferenceNewsTest {

    private static final long SEED = 20_240_522;
    private static final int BODIES = 10_000;

    static final Iterable<WebhookType> ALL = WebhookTypes.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void agreesOnTheVendorsContracts(WebhookType type) {
        agrees(type, Examples.tree(type));
    }

    @Test
    void agreesOnAContractThatUsesEveryRuleOfSchemas() {
        ObjectNode example = CustomerCaseArchived.example();
        example.remove("undeclared");

        agrees(CustomerCaseArchived.TYPE, example);
    }

    private static void agrees(WebhookType type, JsonNode example) {
        JsonNode schema = PublishedSchema.of(type);
        Set<String> vocabulary = ReferenceValidatorTest.namesDeclaredBy(schema);
        ContractCheck check = new ContractCheck(List.of(type));
        Mutations mutations = new Mutations(example, SEED);
        int any = 0;

        for (int i = 0; i < BODIES; i++) {
            JsonNode body = mutations.next();
            Set<String> expected = new LinkedHashSet<>();
            if (body.path("webhook_type").equals(example.get("webhook_type"))) {
                addNews("", schema, body, vocabulary, expected);
            }

            CheckResult result = check.check(Examples.body(body));

            assertThat(result.unknownProperties())
                    .as("body %d of seed %d: %s", i, SEED, body)
                    .containsExactlyElementsOf(expected);
            any += expected.isEmpty() ? 0 : 1;
        }

        assertThat(any).as("how many have news").isBetween(BODIES / 10, BODIES * 9 / 10);
    }

    private static void addNews(String at, JsonNode schema, JsonNode value, Set<String> vocabulary, Set<String> news) {
        if (value.isArray() && allows(schema, "array")) {
            value.forEach(each -> addNews(at + "/*", schema.path("items"), each, vocabulary, news));
        } else if (value.isObject() && allows(schema, "object")) {
            JsonNode declared = schema.path("properties");
            value.forEachEntry((name, inner) -> {
                boolean shown = vocabulary.contains(name) || name.matches("[A-Za-z]+");
                String pointer = at + "/" + (shown ? name.replace("~", "~0").replace("/", "~1") : "*");
                if (declared.has(name)) {
                    addNews(pointer, declared.get(name), inner, vocabulary, news);
                } else if (!declared.isEmpty() && !schema.has("additionalProperties")) {
                    news.add(pointer);
                }
            });
        }
    }

    private static boolean allows(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        return types.isMissingNode() || types.toString().contains('"' + type + '"');
    }
}
