package dev.willbridge.ingress.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What consumers are told is what the code has. */
class AsyncApiTest {

    /** Among the constants, what is no header's name. */
    private static final Set<String> VALUES = Set.of(
            CloudEventHeaders.SPEC_VERSION_1_0,
            CloudEventHeaders.SOURCE_WILLSUITE,
            CloudEventHeaders.CONTENT_TYPE_JSON,
            QuarantineHeaders.TOPIC,
            QuarantineHeaders.REASON_NOT_JSON,
            QuarantineHeaders.REASON_CONTRACT_VIOLATED,
            QuarantineHeaders.REASON_UNDELIVERABLE);

    private final JsonNode document = Documents.asyncApi();

    static Stream<WebhookType> types() {
        return WebhookTypes.ALL.stream();
    }

    @Test
    void hasATopicForEachTypeAndTheQuarantine() {
        List<String> topics = new ArrayList<>(types().map(WebhookType::topic).toList());
        topics.add(QuarantineHeaders.TOPIC);

        assertThat(document.get("channels").propertyNames()).containsExactlyElementsOf(topics);
        assertThat(document.get("channels")
                        .valueStream()
                        .map(channel -> channel.at("/bindings/kafka/topic").stringValue()))
                .containsExactlyElementsOf(topics);
        assertThat(document.get("channels")
                        .valueStream()
                        .map(channel -> channel.get("address").stringValue()))
                .containsExactlyElementsOf(topics);
        assertThat(document.get("operations").valueStream())
                .hasSameSizeAs(topics)
                .allSatisfy(operation ->
                        assertThat(operation.get("action").stringValue()).isEqualTo("send"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsWhatIsOnATopic(WebhookType type) throws IOException {
        JsonNode message = message(type.name());

        assertThat(document.at("/channels/%s/messages".formatted(type.topic())).propertyNames())
                .containsExactly(type.name());
        assertThat(message.at("/bindings/kafka/key/description").stringValue()).contains("`" + type.keyPointer() + "`");
        assertThat(message.at("/headers/properties/ce_type/const").stringValue())
                .isEqualTo(type.cloudEventType());
        assertThat(message.at("/headers/properties/ce_subject/description").stringValue())
                .contains("`" + type.subjectPointer() + "`");
        assertThat(message.at("/payload/$ref").stringValue()).isEqualTo("#/components/schemas/" + type.name());
        try (InputStream published = type.openSchema()) {
            assertThat(document.at("/components/schemas").get(type.name()))
                    .isEqualTo(JsonMapper.shared().readTree(published));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void anExampleIsWhatItIsAnExampleOf(WebhookType type) {
        JsonNode message = message(type.name());

        message.path("examples").forEach(example -> {
            assertThat(example.at("/payload/webhook_type").stringValue()).isEqualTo(type.name());
            assertThat(JsonSchema.of(document.at("/components/schemas").get(type.name()))
                            .complaints(example.get("payload")))
                    .isEmpty();
            assertThat(JsonSchema.of(message.get("headers")).complaints(example.get("headers")))
                    .isEmpty();
            assertThat(message.at("/bindings/kafka/key/examples/0"))
                    .isEqualTo(example.get("payload").at(type.keyPointer()));
        });
    }

    @Test
    void thereIsAnExampleOfTheTypeThatTheVendorShows() {
        assertThat(message("customer.created").path("examples")).hasSize(1);
    }

    @Test
    void tellsEveryHeader() throws IllegalAccessException {
        List<String> told = document.at("/components/messages")
                .valueStream()
                .flatMap(message -> message.at("/headers/properties").propertyNames().stream())
                .distinct()
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(headerNames());
    }

    @Test
    void aHeaderThatIsNotAlwaysThereIsNotRequired() {
        assertThat(optional("customer.created")).containsExactly("ce_subject", "traceparent", "replayed");
        assertThat(optional("quarantined")).containsExactly("ce_type", "traceparent", "quarantine_contract");
        assertThat(optional("resolved")).isEmpty();
    }

    @Test
    void theQuarantineIsCompactedAndHasTombstones() {
        JsonNode quarantine = document.at("/channels/" + QuarantineHeaders.TOPIC);

        assertThat(quarantine
                        .at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .stringValue())
                .isEqualTo("compact");
        assertThat(quarantine.get("messages").propertyNames()).containsExactly("quarantined", "resolved");
        assertThat(message("resolved").at("/payload/type").stringValue()).isEqualTo("null");
    }

    @Test
    void tellsEveryGuarantee() {
        assertThat(document.at("/info/description").stringValue())
                .contains(Guarantee.ALL.stream().map(Guarantee::text).toList());
    }

    private JsonNode message(String name) {
        return document.at("/components/messages").get(name);
    }

    private List<String> optional(String message) {
        JsonNode headers = message(message).get("headers");
        List<String> optional = new ArrayList<>(headers.get("properties").propertyNames());
        headers.get("required").forEach(name -> optional.remove(name.stringValue()));
        return optional;
    }

    private static List<String> headerNames() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Class<?> constants : List.of(CloudEventHeaders.class, QuarantineHeaders.class)) {
            for (Field constant : constants.getFields()) {
                names.add(String.valueOf(constant.get(null)));
            }
        }
        names.removeAll(VALUES);
        return names;
    }
}
