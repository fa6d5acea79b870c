package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static dev.willbridge.contracts.check.Malformation.LIMIT_EXCEEDED;
import static dev.willbridge.contracts.check.Malformation.NUMBER_OUT_OF_RANGE;

import dev.willbridge.contracts.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that would burst a consumer's stack or number is refused, in properties that nobody declared as well. */
class JsonLimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1E400",
                "1e+400",
                "1.0e309",
                "-1e9999",
                "1e99999999999999999999",
                "1.8e308",
                "9e308",
                "123123e100000",
                "0.4e00669999999999999999999999999999999999999999999999999999999999999999999969999999006"
            })
    void aNumberBeyondADoubleIsRefusedAnywhere(String number) {
        assertThatBody(number).isNotJson(NUMBER_OUT_OF_RANGE);
        assertThatBody(Examples.bodyWithUndeclared(number)).isNotJson(NUMBER_OUT_OF_RANGE);
        assertThatBody(Examples.bodyWithUndeclared("[{\"a\":[" + number + "]}]"))
                .isNotJson(NUMBER_OUT_OF_RANGE);
        assertThatBody(inDeclared(number)).isNotJson(NUMBER_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @FieldSource("LONG_NUMBERS")
    void aNumberThatIsTooLongIsRefusedAnywhere(String number) {
        assertThatBody(number).isNotJson(LIMIT_EXCEEDED);
        assertThatBody(Examples.bodyWithUndeclared(number)).isNotJson(LIMIT_EXCEEDED);
        assertThatBody(Examples.bodyWithUndeclared("[{\"a\":[" + number + "]}]"))
                .isNotJson(LIMIT_EXCEEDED);
        assertThatBody(inDeclared(number)).isNotJson(LIMIT_EXCEEDED);
    }

    static final String[] LONG_NUMBERS = {
        "9".repeat(101),
        "-" + "9".repeat(101),
        "9".repeat(1_000),
        "9".repeat(100_000),
        "0." + "1".repeat(100),
        "1." + "0".repeat(100),
        "1e" + "0".repeat(100),
        "0e-" + "1".repeat(1_000),
        "1." + "0".repeat(50) + "e" + "0".repeat(50)
    };

    @ParameterizedTest
    @FieldSource("NUMBERS_WITHIN_THE_LIMITS")
    void aNumberMayHaveAHundredDigits(String number) {
        assertThatBody(Examples.bodyWithUndeclared(number)).conforms();
        assertThatBody(Examples.bodyWithUndeclared("[" + number + "]")).conforms();
    }

    static final String[] NUMBERS_WITHIN_THE_LIMITS = {
        "9".repeat(100),
        "-" + "9".repeat(100),
        "0." + "1".repeat(99),
        "-1e+" + "0".repeat(99),
        "1.7976931348623157e308",
        "-1.7976931348623157e308",
        "4.9e-324",
        "1e-400",
        "123e-10000000"
    };

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "{\"a\":["})
    void nestingThatIsTooDeepIsRefusedClosedOrNot(String open) {
        for (int times : new int[] {65, 500, 100_000}) {
            String nested = open.repeat(times);

            assertThatBody(nested).isNotJson(LIMIT_EXCEEDED);
            assertThatBody(nested + "1" + closing(nested)).isNotJson(LIMIT_EXCEEDED);
            assertThatBody(Examples.bodyWithUndeclared(nested)).isNotJson(LIMIT_EXCEEDED);
            assertThatBody(Examples.bodyWithUndeclared(nested + "1" + closing(nested)))
                    .isNotJson(LIMIT_EXCEEDED);
            assertThatBody(inDeclared(nested + "1" + closing(nested))).isNotJson(LIMIT_EXCEEDED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingMayBeSixtyFourDeepAndNoDeeper(String open) {
        String allowed = open.repeat(ContractCheck.MAX_DEPTH - 1);
        String tooDeep = open.repeat(ContractCheck.MAX_DEPTH);

        assertThatBody(Examples.bodyWithUndeclared(allowed + "1" + closing(allowed)))
                .conforms();
        assertThatBody(Examples.bodyWithUndeclared(tooDeep + "1" + closing(tooDeep)))
                .isNotJson(LIMIT_EXCEEDED);
    }

    @Test
    void widthIsNoDepth() {
        assertThatBody(Examples.bodyWithUndeclared("[" + "[],{\"a\":[{}]},".repeat(10_000) + "[]]"))
                .conforms();
    }

    @Test
    void aNameMayBeAThousandBytesAndNoLonger() {
        String allowed = "a".repeat(ContractCheck.MAX_NAME_LENGTH);

        assertThatBody(Examples.bodyWithUndeclared("{\"%s\":1}".formatted(allowed)))
                .conforms();
        assertThatBody(Examples.bodyWithUndeclared("{\"%sa\":1}".formatted(allowed)))
                .isNotJson(LIMIT_EXCEEDED);
        assertThatBody(Examples.bodyWithUndeclared("{\"%s\":1}".formatted("a".repeat(200_000))))
                .isNotJson(LIMIT_EXCEEDED);
    }

    @Test
    void aStringMayBeAsLongAsTheBody() {
        assertThatBody(Examples.bodyWith("/case_data/notes", "\"%s\"".formatted("a\\n".repeat(1_000_000))))
                .conforms();
    }

    private static String inDeclared(String json) {
        return Examples.text().replace("\"example@example.com\"", json);
    }

    /** The brackets that close those that the text opens. */
    private static String closing(String opening) {
        StringBuilder closing = new StringBuilder();
        opening.chars().filter(c -> c == '[' || c == '{').forEach(c -> closing.append(c == '[' ? ']' : '}'));
        return closing.reverse().toString();
    }
}
