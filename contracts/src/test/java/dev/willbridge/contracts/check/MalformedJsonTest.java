package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;
import static dev.willbridge.contracts.check.Malformation.DUPLICATE_NAME;
import static dev.willbridge.contracts.check.Malformation.EMPTY;
import static dev.willbridge.contracts.check.Malformation.SYNTAX;
import static dev.willbridge.contracts.check.Malformation.TRAILING_CONTENT;
import static dev.willbridge.contracts.check.Malformation.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is not JSON by RFC 8259 is told apart from what breaks a contract, wherever in the body it is. The families are
 * those of the public corpora of JSON parsing tests.
 */
class MalformedJsonTest {

    static Stream<String> numbers() {
        return Fragments.of("""
                +1  ++1  +Inf  -01  -012  01  00  012  -  --1  - 1  -foo  -1x  -x  -.123  .5  .-1  .2e-3  1.  -2.
                -1.0.  0.1.2  0.3e  0.3e+  0.e1  2.e+3  2.e-3  2.e3  9.e+  0E  0E+  0e  0e+  1.0e  1.0e+  1.0e-
                1eE2  1ea  1e5.5  1e+-2  1.2a-3  1a  1+2  1 000.0  1_000  1f  1L  0x1  0x42  0xFF  #1  NaN  -NaN
                nan  Inf  Infinity  -Infinity  INF  1.8011670033376514H-308  \uff11  \u0661  $1  1%  1d  0b1  0o7
                """, "1\u0000", "-\u0000", "1e\u0000");
    }

    static Stream<String> strings() {
        return Fragments.of(
                """
                'single'  '  "\\x00"  "\\a"  "\\v"  "\\0"  "\\'"  "\\ "  "\\U0041"  "\\u{41}"  "\\u"  "\\u1"
                "\\u12"  "\\u00A"  "\\uZZZZ"  "\\u+123"  "\\u 123"  "\\u-001"  "\\u00 1"  "\\ud834\\udd"
                "\\ud800\\ud800\\x"  "\\ud800\\u1x"  "\\\u00e9"  "\\\ud83d\ude00"  abc  \u00e9  \u201cabc\u201d
                `abc`  "a"b"  ""\"a""\"  u"a"  b'a'  "a" + "b"  \\u0022a\\u0022  "\\"  "
                """,
                "\"\\\n\"",
                "\"\\\u0075\uff10041\"",
                "\"\\\u0000\"",
                "\"\t\"",
                "\"a\nb\"",
                "\"a\rb\"",
                "\"\u0000\"",
                "\"\u0001\"",
                "\"\u0008\"",
                "\"\f\"",
                "\"\u001b\"",
                "\"\u001f\"");
    }

    static Stream<String> literals() {
        return Fragments.of("""
                nul  nulll  Null  NULL  nil  none  None  undefined  tru  truee  True  TRUE  t  fals  False  FALSE
                true false  nulltrue  null\u00e9  true1  null""  yes  *  &  <null>  <.>  (1)  Date(0)  \\n
                \\u006eull  null\\
                """, "n\u0000ull");
    }

    static Stream<String> arrays() {
        return Fragments.of(
                """
                [1 true]  ["a" "b"]  [1 2]  ["": 1]  [1:2]  [,1]  [1,,2]  ["x",,]  ["",]  [1,]  [,]  [,,]  [3[4]]
                [[1][2]]  [{}{}]  [  [1  [1,  ["x"  [{  [[  [{}  [1}  [}  [1;2]  [1/2]  [a]  ['  ["asd]  [1]]  [1]x
                ]  [...]  [1,...]
                """,
                "[   , \"\"]",
                "[\"a\",\n4\n,1,",
                "[\u000b1]",
                "[\f]",
                "[\u00a01]",
                "[\u0085]",
                "[\u2028]",
                "[\u2060]",
                "[\ufeff]",
                "[\u0000]",
                "[\u001e]",
                "[\u200b]");
    }

    static Stream<String> objects() {
        return Fragments.of(
                """
                {  {}}  }  {]  {,}  {"a"  {"a":  {"a":1  {"a":1,  {"a":"b  {"a"}  {"a":}  {"a",1}  {"x", null}
                {"a" 1}  {"a" b}  {"a" "b"}  {"a"::1}  {"a":1:2}  {"a"=1}  {"a"=>1}  {:1}  {"a":1,}  {"a":1,,}
                {"a":1,,"b":2}  {,"a":1}  {"a":1 "b":2}  {"a":1;"b":2}  {"a":"b" 1}  {"a":1, "b"}  {a:1}  {a:"b"}
                {'a':1}  {"a':1}  {key: 'value'}  {1:1}  {1e400:1}  {null:1}  {true:1}  {[]:1}  {{}:1}
                {\ud83d\ude00}  {"a":1]  {"a":[1}]}  {"\\x":1}  {"\\u12":1}  {"\\uZZZZ":1}  {"\\'":1}  {$a:1}
                {_:1}  {@:1}  {"a":1,...}
                """,
                "{\"a\tb\":1}",
                "{\"a\nb\":1}",
                "{\"\u0000\":1}",
                "{\u00a0}",
                "{\"a\"\u00a0:1}",
                "{\"a\":\f1}",
                "{\ufeff\"a\":1}");
    }

    static Stream<String> comments() {
        return Fragments.of(
                """
                1 // comment  /* comment */ 1  1 /* comment */  [1,/**/2]  {/* */}  {"a":/*comment*/"b"}
                {"a"/**/:1}  /  /*  //  /**/  <!-- -->1  [/]  [1,/]
                """, "// comment\n1", "[1 //\n]", "# comment\n1", "[1 # comment\n]", "-- comment\n1", "; comment\n1");
    }

    @ParameterizedTest
    @MethodSource({"numbers", "strings", "literals", "arrays", "objects", "comments"})
    void isNotJsonWhereverItStands(String malformed) {
        assertThatBody(malformed).isNotJson();
        assertThatBody(" " + malformed + "\n").isNotJson();
        assertThatBody("[" + malformed + "]").isNotJson();
        assertThatBody("{\"a\":" + malformed + "}").isNotJson();
        assertThatBody(Examples.bodyWithUndeclared(malformed)).isNotJson();
        assertThatBody(Examples.bodyWithUndeclared("[{\"a\":[" + malformed + "]}]"))
                .isNotJson();
        assertThatBody(Examples.text().replace("\"example@example.com\"", malformed))
                .isNotJson();
        assertThatBody(Examples.text().replace("\"Mr\"", malformed)).isNotJson();
        assertThatBody(Examples.text().replace("\"customer.created\"", malformed))
                .isNotJson();
    }

    static Stream<String> valuesAndMore() {
        return Fragments.of("""
                {} {}  {}{}  {}]  {}}  {},  {}:  {} x  {} "x"  {} "x  {}1  {} null  {} nul  {}[  {} {
                {} // comment  {} /* comment */  {} #  {};  [] []  []]  [1]x  "x" "y"  "x",  null null  true,  1 2
                """, "{}\u0000", "{}\f", "{}\u00a0", "{}\ufeff", "{}\u001a", "{}\n{}\n");
    }

    @ParameterizedTest
    @MethodSource("valuesAndMore")
    void whateverFollowsTheValueIsTrailingContent(String body) {
        assertThatBody(body).isNotJson(TRAILING_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", ",", "]", "}", "\"", "1", "/* comment */", "// comment", "#", "\u0000", "[[["})
    void whateverFollowsTheExampleIsTrailingContent(String trailing) {
        assertThatBody(Examples.text() + trailing).isNotJson(TRAILING_CONTENT);
        assertThatBody(Examples.text() + "\n " + trailing).isNotJson(TRAILING_CONTENT);
    }

    @Test
    void theExampleTwiceOverIsNotJson() {
        assertThatBody(Examples.text() + Examples.text()).isNotJson(TRAILING_CONTENT);
        assertThatBody(Examples.text() + "\n" + Examples.text() + "\n").isNotJson(TRAILING_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", "\r\n", " \t\r\n \t\r\n"})
    void aBodyOfNothingButWhiteSpaceIsEmpty(String body) {
        assertThatBody(body).isNotJson(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\f", "\u000b", "\u00a0", "\u0085", "\u2003", "\u2028", "\u3000", "\u200b", "\u0000", "\u001c"})
    void otherWhiteSpaceIsNoneOfJsons(String space) {
        assertThatBody(space).isNotJson(SYNTAX);
        assertThatBody(space + Examples.text()).isNotJson(SYNTAX);
        assertThatBody(Examples.text().replaceFirst("\\{", "{" + space)).isNotJson(SYNTAX);
        assertThatBody(Examples.text().replace("\"webhook_type\":", "\"webhook_type\"" + space + ":"))
                .isNotJson(SYNTAX);
        assertThatBody(Examples.text().replace("\"webhook_type\":", "\"webhook_type\":" + space))
                .isNotJson(SYNTAX);
        assertThatBody(Examples.text().replace("null,", "null" + space + ",")).isNotJson(SYNTAX);
    }

    @Test
    void everyTruncationOfTheExampleIsNotJson() {
        String body = Examples.text();

        for (int length = 1; length < body.length(); length++) {
            String truncated = body.substring(0, length);
            boolean unclear = truncated.matches("(?s).*(: (n|nu|nul)|,\\s*)");

            assertThatBody(truncated).isNotJson(TRUNCATED, unclear ? SYNTAX : TRUNCATED);
        }
    }

    static Stream<String> beginningsOfJson() {
        return Fragments.of("""
                {  [  {"a"  {"a":  {"a":1  [1  ["a"  [{  [[  {"a":[  "  "a  "\\  "\\u  "\\u00  {"  {"a  {"\\
                {"\\u00e  [true  [null  [1.5  [1e5  [-1
                """);
    }

    @ParameterizedTest
    @MethodSource("beginningsOfJson")
    void whatMightYetBecomeJsonIsTruncated(String body) {
        assertThatBody(body).isNotJson(TRUNCATED);
    }

    static Stream<String> objectsWithANameTwice() {
        return Fragments.of("""
                {"a":1,"a":1}  {"a":1,"b":2,"a":null}  {"a":{},"a":[]}  {"":1,"":2}  {"a":1,"\\u0061":2}
                {"\\u0061":1,"\\u0061":2}  {"a/b":1,"a\\/b":2}  {"\u00e9":1,"\\u00e9":2}  {"\u00e9":1,"\\u00E9":2}
                {"\ud83d\ude00":1,"\\ud83d\\ude00":2}  {"\\u0000":1,"\\u0000":2}  {"a":{"b":1,"b":2}}
                [{"a":1,"a":2}]  [{"a":1},{"a":1,"a":2}]
                """);
    }

    @ParameterizedTest
    @MethodSource("objectsWithANameTwice")
    void aNameTwiceInAnObjectIsNotJson(String duplicate) {
        assertThatBody(duplicate).isNotJson(DUPLICATE_NAME);
        assertThatBody(Examples.bodyWithUndeclared(duplicate)).isNotJson(DUPLICATE_NAME);
        assertThatBody(Examples.bodyWithUndeclared("{\"a\":[[" + duplicate + "]]}"))
                .isNotJson(DUPLICATE_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"webhook_type\": \"customer.created\"", "\"case_data\": {", "\"customer_data\": {", "\"id\": \"1234",
                "\"meta\": {", "\"email\": \"\"", "\"notes\": null", "\"customer_case_id\": \"1234",
                "\"abcdef12-3456-7890-abcd-ef1234567890\": \"example"
            })
    void aPropertyOfTheExampleTwiceIsNotJson(String property) {
        String name = property.substring(0, property.indexOf(':'));
        String twice = Examples.text().replace(property, name + ": 0, " + property);

        assertThat(twice).isNotEqualTo(Examples.text());
        assertThatBody(twice).isNotJson(DUPLICATE_NAME);
    }

    @Test
    void theSameNameInDifferentObjectsIsNoDuplicate() {
        String nested = "{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"b\":{\"a\":1},\"A\":1,\"a \":1,\"\":1,\" \":1}";

        assertThatBody(Examples.bodyWithUndeclared(nested)).conforms();
    }

    @Test
    void namesThatDifferInNulCharactersAreNoDuplicates() {
        String names =
                "{\"\":1,\"\\u0000\":1,\"\\u0000\\u0000\":1,\"\\u0000\\u0000\\u0000\\u0000\":1,\"a\":1,\"a\\u0000\":1,"
                        + "\"\\u0000a\":1,\"a\\u0000\\u0000\\u0000\":1,\"aaaa\":1,\"aaaa\\u0000\":1,\"aaaa\\u0000\\u0000\":1}";

        assertThatBody(Examples.bodyWithUndeclared(names)).conforms();
    }

    @Test
    void aBodyThatBreaksItsContractIsStillReadToTheEnd() {
        assertThatBody("{\"webhook_type\":\"customer.deleted\",\"a\":01}").isNotJson(SYNTAX);
        assertThatBody("{\"case_data\":1,\"webhook_type\":2,\"a\":{\"b\":1,\"b\":1}}")
                .isNotJson(DUPLICATE_NAME);
        assertThatBody("[1,2").isNotJson(TRUNCATED);
    }
}
