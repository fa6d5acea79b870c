package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A body that meets the contract is let through, with all that the bridge needs to send it on. */
class ConformingBodyTest {

    @Test
    void theVendorsExampleConforms() {
        byte[] body = Examples.body();

        Conforming conforming = assertThatBody(body).conforms();

        assertThat(conforming.type()).isEqualTo(WebhookTypes.CUSTOMER_CREATED);
        assertThat(conforming.type().topic()).isEqualTo("customer-created");
        assertThat(conforming.type().cloudEventType()).isEqualTo("willsuite.customer.created");
        assertThat(conforming.dataSchema()).isEqualTo("urn:willbridge:schema:customer.created:1");
        assertThat(conforming.key()).isEqualTo(Examples.CASE_ID);
        assertThat(conforming.subject()).isEqualTo(Examples.CUSTOMER_ID);
    }

    @Test
    void theEventIdIsTheFirstHalfOfTheBodysSha256() throws Exception {
        byte[] body = Examples.body();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
        String firstHalf = HexFormat.of().formatHex(digest, 0, 16);

        Conforming conforming = assertThatBody(body).conforms();

        assertThat(conforming.eventId()).isEqualTo(firstHalf).hasSize(32);
    }

    @Test
    void theSameJsonInOtherBytesIsAnotherEvent() {
        byte[] compact = Examples.body(Examples.tree());

        Conforming conforming = assertThatBody(compact).conforms();

        assertThat(conforming.eventId())
                .isNotEqualTo(assertThatBody(Examples.body()).conforms().eventId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/case_data", "/customer_data"})
    void propertiesThatTheSchemaDoesNotMentionAreAllowed(String object) {
        for (String value : new String[] {"null", "true", "1", "1.5", "\"x\"", "[]", "{}", "[{\"id\":[null]}]"}) {
            assertThatBody(Examples.bodyWith(object + "/undeclared", value)).conforms();
        }
    }

    @Test
    void propertiesOfTheSameNameElsewhereAreNotMistakenForDeclaredOnes() {
        String nested = """
                {"webhook_type": "customer.deleted", "customer_data": {"customer_case_id": " ", "id": "other"}}""";

        Conforming conforming =
                assertThatBody(Examples.bodyWithUndeclared(nested)).conforms();

        assertThat(conforming.key()).isEqualTo(Examples.CASE_ID);
        assertThat(conforming.subject()).isEqualTo(Examples.CUSTOMER_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"\":\"\"}", "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}"})
    void customFieldsMayHaveAnyNameAndNumber(String meta) {
        assertThatBody(Examples.bodyWith("/case_data/meta", meta)).conforms();
    }

    @Test
    void escapesArePartOfTheSpellingAndNotOfTheValues() {
        String body = Examples.text()
                .replace("\"customer.created\"", "\"customer\\u002ecreated\"")
                .replace("\"webhook_type\"", "\"webhook\\u005ftype\"")
                .replace("\"customer_case_id\": \"" + Examples.CASE_ID, "\"customer_case_id\": \"\\u004e\\/1 \\u00E9")
                .replace("\"id\": \"" + Examples.CUSTOMER_ID, "\"id\": \"\\ud83d\\ude00 \\\"\\\\");

        Conforming conforming = assertThatBody(body).conforms();

        assertThat(conforming.key()).isEqualTo("N/1 é");
        assertThat(conforming.subject()).isEqualTo("\ud83d\ude00 \"\\");
    }

    @Test
    void textOutsideAsciiIsDecodedAsUtf8() {
        byte[] body = Examples.bodyWith("/customer_data/customer_case_id", "\"Łódź \ud83d\ude00\"");

        Conforming conforming = assertThatBody(body).conforms();

        assertThat(conforming.key()).isEqualTo("Łódź \ud83d\ude00");
    }

    @Test
    void theWebhookTypeMayStandFirstInTheMiddleOrLast() {
        ObjectNode example = Examples.tree();
        String type = "\"webhook_type\":\"customer.created\"";
        String caseData = "\"case_data\":" + example.get("case_data");
        String customerData = "\"customer_data\":" + example.get("customer_data");

        assertThatBody("{%s,%s,%s}".formatted(type, caseData, customerData)).conforms();
        assertThatBody("{%s,%s,%s}".formatted(caseData, type, customerData)).conforms();
        assertThatBody("{%s,%s,%s}".formatted(customerData, caseData, type)).conforms();
    }

    @Test
    void whiteSpaceAroundAndBetweenTokensIsAllowed() {
        String body = " \t\r\n" + Examples.text().replace("\n", "\r\n\t ").replace(":", " :\t") + "\r\n \t";

        assertThatBody(body).conforms();
    }

    @Test
    void aBodyOfThousandsOfDifferentNamesConforms() {
        StringBuilder meta = new StringBuilder("{\"first\":\"\"");
        for (int i = 0; i < 15_000; i++) {
            meta.append(",\"").append(Integer.toHexString(i * 0x9E3779B1)).append("\":\"\"");
        }
        byte[] body = Examples.bodyWith("/case_data/meta", meta.append('}').toString());

        assertThatBody(body).conforms();
        assertThat(new String(body, UTF_8)).hasSizeLessThan(256 * 1024);
    }
}
