package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static dev.willbridge.contracts.check.Malformation.LONE_SURROGATE;
import static dev.willbridge.contracts.check.Malformation.NOT_UTF_8;
import static dev.willbridge.contracts.check.Malformation.SYNTAX;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.Examples;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is UTF-8 without a byte order mark, and every character that it escapes can be written in UTF-8. */
class TextEncodingTest {

    /**
     * Line by line: bytes that begin nothing; overlong forms; five and six bytes; surrogates, alone and in pairs (CESU-8);
     * beyond U+10FFFF; cut off; cut off by another character.
     */
    static Stream<String> bytesThatAreNotUtf8() {
        return Fragments.of("""
                80  bf  bfbf  c0  c1  f5  fe  ff
                c080  c1bf  c0af  e08080  e09fbf  f0808080  f08fbfbf
                f888808080  fc80808080af
                eda080  edbfbf  edad80  eda080edb080  eda0bdedb880
                f4908080  f5808080  f7bfbfbf
                c3  e9  e2  e282  ef  efbf  f0  f09f  f09f98
                c328  c3c3a9  e9e9  e28228  f09f9828
                """);
    }

    @ParameterizedTest
    @MethodSource("bytesThatAreNotUtf8")
    void bytesThatAreNotUtf8AreRefusedInValuesAndNames(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] value = Examples.join("\"a".getBytes(UTF_8), bytes, "b\"".getBytes(UTF_8));
        byte[] name = Examples.join("{\"a".getBytes(UTF_8), bytes, "b\":1}".getBytes(UTF_8));

        assertThatBody(Examples.bodyWithUndeclared(value)).isNotJson(NOT_UTF_8);
        assertThatBody(Examples.bodyWithUndeclared(name)).isNotJson(NOT_UTF_8);
        assertThatBody(Examples.join(bytes, Examples.body())).isNotJson(NOT_UTF_8);
        assertThatBody(Examples.join(Examples.body(), bytes)).isNotJson(NOT_UTF_8);
        assertThatBody(bytes).isNotJson(NOT_UTF_8);
    }

    @Test
    void aByteOrderMarkIsRefused() {
        byte[] mark = HexFormat.of().parseHex("efbbbf");

        assertThatBody(Examples.join(mark, Examples.body())).isNotJson(SYNTAX);
        assertThatBody(Examples.join(mark, "{}".getBytes(UTF_8))).isNotJson(SYNTAX);
        assertThatBody(mark).isNotJson(SYNTAX);
        assertThatBody(Examples.join(mark, mark, Examples.body())).isNotJson(SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void otherUnicodeEncodingsAreRefused(String charset) {
        assertThatBody(Examples.text().getBytes(Charset.forName(charset))).isNotJson(SYNTAX);
        assertThatBody("{}".getBytes(Charset.forName(charset))).isNotJson(SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void otherUnicodeEncodingsWithAByteOrderMarkAreRefused(String charset) {
        String marked = "\ufeff" + Examples.text();

        assertThatBody(marked.getBytes(Charset.forName(charset))).isNotJson(NOT_UTF_8, SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void singleByteEncodingsAreRefusedWhereTheyDifferFromAscii(String charset) {
        String accented = Examples.text().replace("Johnson", "Jönsson");

        assertThatBody(accented.getBytes(Charset.forName(charset))).isNotJson(NOT_UTF_8);
    }

    static Stream<String> loneSurrogates() {
        return Fragments.of("""
                \\ud800  \\uDBFF  \\udc00  \\uDFFF  a\\ud83db  \\ud83d\\\\  \\ud83d\\n  \\ud83d\\u0041
                \\ud83d\\ue000  \\ud83d\\u0000  \\ud83d\\"  \\ud83d\\ud83d  \\ud83d\\ud83d\\ude00  \\ude00\\ude00
                \\ude00\\ud83d  \\ude00\\ud83d\\ude00  \\ud83d\\ude00\\ude00  \\ud83d\\ude00\\ud83d  \\\\\\ud83d
                \\ud83d\\\\ude00  \\ud83d\\/\\ude00  \\ud83dude00
                """, "\\ud83d ");
    }

    @ParameterizedTest
    @MethodSource("loneSurrogates")
    void aLoneSurrogateIsRefusedInValuesAndNames(String escape) {
        assertThatBody("\"" + escape + "\"").isNotJson(LONE_SURROGATE);
        assertThatBody("{\"" + escape + "\":1}").isNotJson(LONE_SURROGATE, SYNTAX);
        assertThatBody(Examples.bodyWithUndeclared("\"" + escape + "\"")).isNotJson(LONE_SURROGATE);
        assertThatBody(Examples.bodyWithUndeclared("{\"a\":[{\"" + escape + "\":[]}]}"))
                .isNotJson(LONE_SURROGATE, SYNTAX);
        assertThatBody(Examples.text().replace("Johnson", escape)).isNotJson(LONE_SURROGATE);
        assertThatBody(Examples.text().replace("customer.created", escape)).isNotJson(LONE_SURROGATE);
        assertThatBody(Examples.text().replace("\"meta\": {", "\"meta\": {\"" + escape + "\": \"\","))
                .isNotJson(LONE_SURROGATE, SYNTAX); // the parser itself finds it in a name
    }

    static Stream<String> noLoneSurrogates() {
        return Fragments.of("""
                \\ud83d\\ude00  \\uD83D\\uDE00  \\uD800\\uDC00  \\udbff\\udfff  \\ud83d\\ude00\\ud83d\\ude00
                a\\ud83d\\ude00b  \\n\\ud83d\\ude00\\n  \\u0041\\ud83d\\ude00\\u0041  \\\\\\ud83d\\ude00  \\\\ud83d
                \\\\\\\\ud83d  \\\\ude00  \\ud7ff  \\ue000  \\ud7ff\\ue000  ud83d  \ud83d\ude00
                """);
    }

    @ParameterizedTest
    @MethodSource("noLoneSurrogates")
    void whatOnlyLooksLikeALoneSurrogateIsAllowed(String escape) {
        assertThatBody(Examples.bodyWithUndeclared("\"" + escape + "\"")).conforms();
        assertThatBody(Examples.bodyWithUndeclared("{\"" + escape + "\":1}")).conforms();
        assertThatBody(Examples.text().replace("Johnson", escape)).conforms();
    }

    @Test
    void aLoneSurrogateIsFoundInABodyThatBreaksItsContractToo() {
        assertThatBody("{\"a\":\"\\ud83d\"}").isNotJson(LONE_SURROGATE);
        assertThatBody("[\"\\ud83d\"]").isNotJson(LONE_SURROGATE);
    }
}
