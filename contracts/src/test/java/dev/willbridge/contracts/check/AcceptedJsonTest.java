package dev.willbridge.contracts.check;

import static dev.willbridge.contracts.check.BodyAssert.assertThatBody;

import dev.willbridge.contracts.Examples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strict is not stricter than JSON: whatever RFC 8259 allows may stand in a property that nobody declared. */
class AcceptedJsonTest {

    static Stream<String> numbers() {
        return Fragments.of("""
                0  -0  -0.0  0.0  1  -1  123  0e1  0E0  0e+1  0e-1  1E22  1e+2  1E+2  1e-2  1E-2  20e1  1.5
                123.456e78  0.1e1  123.45e67  -1.5E+3  1.000000000000000005  1e0001  -0e-0
                -0.000000000000000000000000000000000000000000000000000000000000000000000000000001  9007199254740993
                18446744073709551616  -9223372036854775809  100000000000000000000
                """, " 4 ", "\n1\n");
    }

    static Stream<String> strings() {
        return Fragments.of(
                """
                ""  " "  "a"  "\\u0000"  "\\"\\\\\\/\\b\\f\\n\\r\\t"  "/"  "\\/"  "'"  "\\u0022"  "\\\\a"  "\\\\n"
                "\\\\u0000"  "\\u0060\\u012a\\u12AB"  "\\uD834\\uDD1E"  "\\uD801\\udc37"  "\\uDBFF\\uDFFF"
                "\\uDBFF\\uDFFE"  "\\uFFFF"  "\\uFFFE"  "\\uFDD0"  "\\uFEFF"  "\\u2028\\u2029"  "\\u200B"
                "\\u2064"  "\\u0012"  "\\u00AD"  "\u00e9"  "\u0800"  "\uffff"  "\ufffe"  "\ufffd"  "\ufdd0"
                "\ue000"  "\ud834\udd1e"  "\udbff\udfff"  "\ud83d\ude00"  "e\u0301"  "/* no comment */"
                "// no comment"  "[{"  "]}"  "\\u005B"  "1e400"  "NaN"  "null"  "\\u000a"
                """, "\"\u007f\"", "\"\u0080\"", "\"\u00a0\"", "\"\u2028\"", "\"\u2029\"", "\"\ufeff\"", "\"\u202e\"");
    }

    static Stream<String> arrays() {
        return Fragments.of("""
                []  [ ]  [[]]  [[],[[]]]  [null]  [1]  [1 , 2]  [""]  [null, 1, "1", {}]  [true,false]
                [1,null,null,null,2]  [[[[[[[[[[]]]]]]]]]]  [-1]  [{}]  [[] , []]
                """, "[1\n]", " [1]", "[\t]", "[\r\n]");
    }

    static Stream<String> objects() {
        return Fragments.of("""
                {}  { }  {"":0}  {"":{"":{}}}  {"a":[]}  {"a":1,"b":1}  {"a":"b","c":"d"}  {"foo\\u0000bar":42}
                {"a" : 1 , "b" : 2}  {"a":{"a":{"a":null}}}  {" ":1}  {"\\u0061":1}  {"\ud83d\ude00":1}
                {"\uffff":1}  {"\u0436":1,"\u0437":2}  {"\\n":1}  {"\\"":1}  {"\\\\":1}  {"a":1,"A":2}
                {"e\u0301":1,"\u00e9":2}  {"*":1}  {"a/b":1,"a~1b":2}  {"__proto__":{}}  {"constructor":null}
                {"$ref":"#"}  {"@class":"x"}
                """, "{\n\"a\":\n1\n}", "{\"\u007f\":1}");
    }

    static Stream<String> literals() {
        return Stream.of("null", "true", "false", " null ", "\ttrue\t", "\r\nfalse\r\n");
    }

    @ParameterizedTest
    @MethodSource({"numbers", "strings", "arrays", "objects", "literals"})
    void isAllowedWhereverNothingIsDeclared(String json) {
        assertThatBody(Examples.bodyWithUndeclared(json)).conforms();
        assertThatBody(Examples.bodyWithUndeclared("{\"a\":[[" + json + "],{\"b\":" + json + "}]}"))
                .conforms();
        assertThatBody(Examples.text().replace("\"case_data\": {", "\"case_data\": {\"undeclared\":" + json + ","))
                .conforms();
        assertThatBody(json).isJson();
    }
}
