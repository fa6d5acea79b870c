package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.PublishedSchema;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.Violating;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The check agrees with a full JSON Schema validator, and with the vendor's prose as told here a second time, on
 * thousands of bodies that are nearly right.
 */
class ReferenceValidatorTest {

    private static final long SEED = 20_240_521;
    private static final int BODIES = 20_000;

    static final Iterable<WebhookType> OTHERS = WebhookTypes.ALL.subList(1, WebhookTypes.ALL.size());

    private static final ObjectWriter PLAIN = JsonMapper.shared().writer();
    private static final ObjectWriter ESCAPED = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build()
            .writer();
    private static final Pattern NOT_WHITE_SPACE = Pattern.compile("[^\\s\\p{Z}\\x1c-\\x1f]|[\\u00a0\\u2007\\u202f]");

    @Test
    void agreesOnTheVendorsContract() {
        agrees(WebhookTypes.CUSTOMER_CREATED, Examples.tree(), PublishedSchema.json());
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void agreesOnTheContractsOfTheOtherTypes(WebhookType type) {
        agrees(type, Examples.tree(type), PublishedSchema.of(type));
    }

    @Test
    void agreesOnAContractThatUsesEveryRuleOfSchemas() {
        agrees(
                CustomerCaseArchived.TYPE,
                CustomerCaseArchived.example(),
                PublishedSchema.of(CustomerCaseArchived.TYPE));
    }

    @Test
    void agreesOnWhichTypeABodyIsOf() {
        ContractCheck all = new ContractCheck(WebhookTypes.ALL);
        Map<String, ContractCheck> alone = WebhookTypes.ALL.stream()
                .collect(Collectors.toMap(WebhookType::name, type -> new ContractCheck(List.of(type))));
        Random random = new Random(SEED);

        for (WebhookType type : WebhookTypes.ALL) {
            Mutations mutations = new Mutations(Examples.tree(type), SEED);
            for (int i = 0; i < BODIES / 4; i++) {
                JsonNode body = mutations.next();
                if (random.nextBoolean() && body instanceof ObjectNode object) {
                    object.put(
                            "webhook_type",
                            WebhookTypes.ALL.get(random.nextInt(4)).name());
                }
                byte[] bytes = (i % 2 == 0 ? PLAIN : ESCAPED).writeValueAsBytes(body);

                ContractCheck expected =
                        alone.getOrDefault(body.path("webhook_type").stringValue(""), alone.get(type.name()));

                assertThat(all.check(bytes))
                        .as("body %d of seed %d: %s", i, SEED, body)
                        .isEqualTo(expected.check(bytes));
            }
        }
    }

    private void agrees(WebhookType type, JsonNode example, JsonNode schema) {
        Schema reference = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        Set<String> declared = namesDeclaredBy(schema);
        ContractCheck check = new ContractCheck(List.of(type));
        Mutations mutations = new Mutations(example, SEED);
        int conforming = 0;

        for (int i = 0; i < BODIES; i++) {
            byte[] body = (i % 2 == 0 ? PLAIN : ESCAPED).writeValueAsBytes(mutations.next());
            JsonNode read = JsonMapper.shared().readTree(body);
            String what = "body %d of seed %d: %s".formatted(i, SEED, read);

            CheckResult result = check.check(body);

            Set<Violation> expected = read.path("webhook_type").equals(example.get("webhook_type"))
                    ? violations(reference, type, read, declared)
                    : whyUnknown(read);
            assertThat(violations(result)).as(what).isEqualTo(expected);
            conforming += expected.isEmpty() ? 1 : 0;
        }

        assertThat(conforming)
                .as("how many conform, that both verdicts are tried")
                .isBetween(BODIES / 5, BODIES * 4 / 5);
    }

    private static Set<Violation> whyUnknown(JsonNode body) {
        if (!body.isObject()) {
            return Set.of(new Violation("", Rule.TYPE));
        }
        JsonNode type = body.path("webhook_type");
        Rule rule = type.isMissingNode() ? Rule.REQUIRED : type.isString() ? Rule.ENUM : Rule.TYPE;
        return Set.of(new Violation("/webhook_type", rule));
    }

    private static Set<Violation> violations(CheckResult result) {
        if (result instanceof Conforming) {
            return Set.of();
        }
        assertThat(result).isInstanceOf(Violating.class);
        return Set.copyOf(((Violating) result).violations());
    }

    private static Set<Violation> violations(Schema reference, WebhookType type, JsonNode body, Set<String> declared) {
        Set<Violation> violations = new HashSet<>();
        reference.validate(body).forEach(error -> violations.add(violation(error, body, declared)));
        JsonNode key = body.at(type.keyPointer());
        if (key.isString() && !NOT_WHITE_SPACE.matcher(key.stringValue()).find()) {
            violations.add(new Violation(type.keyPointer(), Rule.NOT_BLANK));
        }
        return violations;
    }

    private static Violation violation(Error error, JsonNode body, Set<String> declared) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = body;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            String segment = String.valueOf(error.getInstanceLocation().getElement(i));
            pointer.append(at.isArray() ? "/" + segment : masked(segment, declared));
            at = at.isArray() ? at.get(Integer.parseInt(segment)) : at.get(segment);
        }
        String missingOrForbidden = pointer + masked(error.getProperty(), declared);
        return switch (error.getKeyword()) {
            case "type" -> new Violation(pointer.toString(), Rule.TYPE);
            case "required" -> new Violation(missingOrForbidden, Rule.REQUIRED);
            case "additionalProperties" -> new Violation(missingOrForbidden, Rule.ADDITIONAL_PROPERTIES);
            case "false" -> new Violation(pointer.toString(), Rule.ADDITIONAL_PROPERTIES);
            default -> throw new AssertionError("Unexpected " + error.getKeyword() + ": " + error);
        };
    }

    private static String masked(String name, Set<String> declared) {
        return declared.contains(name) ? "/" + name.replace("~", "~0").replace("/", "~1") : "/*";
    }

    static Set<String> namesDeclaredBy(JsonNode schema) {
        Set<String> names = new HashSet<>(schema.path("properties").propertyNames());
        schema.path("properties").forEach(property -> names.addAll(namesDeclaredBy(property)));
        names.addAll(schema.path("items").isObject() ? namesDeclaredBy(schema.get("items")) : Set.of());
        return names;
    }
}
