package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** The case id makes the key, so it must not be blank; the customer's id makes the subject, where it can be one. */
class KeyAndSubjectTest {

    private static final String KEY = "/customer_data/customer_case_id";
    private static final String SUBJECT = "/customer_data/id";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "    ", "\t", "\r\n", " \t ", "\u2003", "\u3000", "\u2028", "\u000b", "\u001c"})
    void aBlankCaseIdIsRefused(String blank) {
        assertThatBody(Examples.bodyWith(KEY, StringNode.valueOf(blank))).violatesOnly(KEY, Rule.NOT_BLANK);
    }

    @Test
    void aBlankCaseIdIsNamedBesideWhatElseIsWrong() {
        String body = Examples.text()
                .replace("\"customer_case_id\": \"" + Examples.CASE_ID, "\"customer_case_id\": \" ")
                .replace("\"notes\": null", "\"notes\": 1");

        assertThatBody(body)
                .violatesExactly(new Violation("/case_data/notes", Rule.TYPE), new Violation(KEY, Rule.NOT_BLANK));
    }

    @Test
    void aBlankIdOfTheCaseItselfIsNotTheKey() {
        assertThatBody(Examples.bodyWith("/case_data/id", "\"\"")).conforms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", " padded ", "not-a-uuid", "a/b~c", "\u0000", "\u00a0", "\u200b", "null"})
    void anyOtherCaseIdIsTheKeyAsItIs(String id) {
        Conforming conforming =
                assertThatBody(Examples.bodyWith(KEY, StringNode.valueOf(id))).conforms();

        assertThat(conforming.key()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "not-a-uuid", "Łódź", "\u2003", "\ud83d\ude00"})
    void anyCustomerIdWithoutControlCharactersIsTheSubjectAsItIs(String id) {
        Conforming conforming = assertThatBody(Examples.bodyWith(SUBJECT, StringNode.valueOf(id)))
                .conforms();

        assertThat(conforming.subject()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\n", "a\tb", "a\u007f", "\u0085b"})
    void aCustomerIdThatCloudEventsForbidsIsNoSubjectAndNoViolation(String id) {
        Conforming conforming = assertThatBody(Examples.bodyWith(SUBJECT, StringNode.valueOf(id)))
                .conforms();

        assertThat(conforming.subject()).isNull();
        assertThat(conforming.key()).isEqualTo(Examples.CASE_ID);
    }
}
