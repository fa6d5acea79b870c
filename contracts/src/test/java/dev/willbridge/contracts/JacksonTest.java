package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A consumer reads the payloads with the Jackson that it has, 2 or 3, and however strict that is set. */
class JacksonTest {

    /** A Jackson of either line. */
    interface Jackson {

        <T> T read(String json, Class<T> type) throws Exception;

        String write(Object value) throws Exception;
    }

    static Stream<Jackson> jacksons() {
        return Stream.of(new Jackson2(), new Jackson3());
    }

    static Stream<Arguments> jacksonsAndTypes() {
        return jacksons().flatMap(jackson -> WebhookTypes.ALL.stream().map(type -> Arguments.of(jackson, type)));
    }

    @ParameterizedTest
    @MethodSource("jacksons")
    void readsTheVendorsExample(Jackson jackson) throws Exception {
        CustomerCreated created = jackson.read(Examples.text(), CustomerCreated.class);

        assertThat(created.webhookType()).isEqualTo("customer.created");
        assertThat(created.caseData().id()).isEqualTo(Examples.CASE_ID);
        assertThat(created.caseData().fullNames()).isEqualTo("Mr Alex Brown & Mr Jamie Smith");
        assertThat(created.caseData().notes()).isNull();
        assertThat(created.caseData().meta())
                .hasSize(2)
                .containsEntry("12345678-90ab-cdef-1234-567890abcdef", "2024-05-21");
        assertThat(created.customerData().id()).isEqualTo(Examples.CUSTOMER_ID);
        assertThat(created.customerData().lastName()).isEqualTo("Johnson");
        assertThat(created.customerData().dateOfBirth()).isNull();
        assertThat(created.customerData().customerCaseId()).isEqualTo(Examples.CASE_ID);
    }

    @ParameterizedTest
    @MethodSource("jacksons")
    void writesTheExampleBackAsItWas(Jackson jackson) throws Exception {
        CustomerCreated created = jackson.read(Examples.text(), CustomerCreated.class);

        String written = jackson.write(created);

        assertThat(Examples.json(written)).isEqualTo(Examples.tree());
    }

    @ParameterizedTest
    @MethodSource("jacksons")
    void toleratesPropertiesThatItDoesNotKnow(Jackson jackson) throws Exception {
        String json = Examples.text()
                .replace("\"case_data\": {", "\"undeclared\": [1], \"case_data\": {\"undeclared\": {},")
                .replace("\"customer_data\": {", "\"customer_data\": {\"undeclared\": null,");

        CustomerCreated created = jackson.read(json, CustomerCreated.class);

        assertThat(created).isEqualTo(jackson.read(Examples.text(), CustomerCreated.class));
    }

    @ParameterizedTest
    @MethodSource("jacksonsAndTypes")
    void readsAndWritesEveryType(Jackson jackson, WebhookType type) throws Exception {
        Object payload = jackson.read(Examples.text(type), type.payload());

        assertThat(Examples.json(jackson.write(payload))).isEqualTo(Examples.tree(type));
    }

    @ParameterizedTest
    @MethodSource("jacksonsAndTypes")
    void toleratesPropertiesThatNoTypeKnows(Jackson jackson, WebhookType type) throws Exception {
        String json = Examples.text(type).replace("\"id\":", "\"undeclared\": [{}], \"id\":");

        Object payload = jackson.read(json.replaceFirst("\\{", "{\"undeclared\": {},"), type.payload());

        assertThat(payload).isEqualTo(jackson.read(Examples.text(type), type.payload()));
    }

    @ParameterizedTest
    @MethodSource("jacksonsAndTypes")
    void readsABodyThatBreaksTheContractOfAnyType(Jackson jackson, WebhookType type) throws Exception {
        for (String inner : new String[] {"{\"customer_data\":null}", "{\"interaction_data\":{}}", "{}"}) {
            assertThat(jackson.read(inner, type.payload())).isInstanceOf(type.payload());
        }
    }

    @ParameterizedTest
    @MethodSource("jacksons")
    void readsWhatIsInACaseAndItsInteraction(Jackson jackson) throws Exception {
        CustomerCaseUpdated updated =
                jackson.read(Examples.text(WebhookTypes.CUSTOMER_CASE_UPDATED), CustomerCaseUpdated.class);
        CaseInteractionUpdated interaction =
                jackson.read(Examples.text(WebhookTypes.CASE_INTERACTION_UPDATED), CaseInteractionUpdated.class);
        CustomerCaseCreated created = jackson.read(
                Examples.text(WebhookTypes.CUSTOMER_CASE_CREATED).replace("[]", "[{\"id\": \"1\"}, 7, null]"),
                CustomerCaseCreated.class);

        assertThat(updated.customerData()).extracting(CustomerData::firstNames).containsExactly("Chris", "Jamie");
        assertThat(updated.caseData().id()).isEqualTo(Examples.CASE_ID);
        assertThat(interaction.interactionData().type()).isEqualTo("SMS");
        assertThat(interaction.interactionData().when()).isEqualTo("2024-06-02T09:06:00.000000Z");
        assertThat(interaction.interactionData().sender()).isNull();
        assertThat(interaction.interactionData().isUserCreated()).isFalse();
        assertThat(created.caseData().email()).isNull();
        assertThat(created.customerData()).containsExactly(Map.of("id", "1"), 7, null);
    }

    @ParameterizedTest
    @MethodSource("jacksons")
    void readsABodyThatBreaksTheContract(Jackson jackson) throws Exception {
        CustomerCreated created =
                jackson.read("{\"case_data\":{\"meta\":null},\"customer_data\":{}}", CustomerCreated.class);

        assertThat(created.caseData().meta()).isEmpty();
        assertThat(created.customerData().customerCaseId()).isNull();
    }

    private static final class Jackson2 implements Jackson {

        private final ObjectMapper mapper = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

        @Override
        public <T> T read(String json, Class<T> type) throws Exception {
            return mapper.readValue(json, type);
        }

        @Override
        public String write(Object value) throws Exception {
            return mapper.writeValueAsString(value);
        }

        @Override
        public String toString() {
            return "Jackson 2";
        }
    }

    private static final class Jackson3 implements Jackson {

        private final JsonMapper mapper = JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        @Override
        public <T> T read(String json, Class<T> type) {
            return mapper.readValue(json, type);
        }

        @Override
        public String write(Object value) {
            return mapper.writeValueAsString(value);
        }

        @Override
        public String toString() {
            return "Jackson 3";
        }
    }
}
