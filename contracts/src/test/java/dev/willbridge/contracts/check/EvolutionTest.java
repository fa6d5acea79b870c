package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.check.Evolution.Breach;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of change that breaks consumers is seen and named, and no other is. */
class EvolutionTest {

    private static final String OBJECT = "{'type':'object',%s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'properties':{'a':1,'b':1}          | 'properties':{'a':1}                  | /b PROPERTY_GONE",
                "'properties':{'a':1},'required':['a'] | 'properties':{'b':1}                | /a PROPERTY_GONE",
                "'properties':{'a':{'properties':{'b':1}}} | 'properties':{'a':1}            | /a/b PROPERTY_GONE",
                "'properties':{'a~b/c':1}            | 'title':''                            | /a~0b~1c PROPERTY_GONE",
                "'properties':{'a':1},'required':['a'] | 'properties':{'a':1}                | /a NO_LONGER_REQUIRED",
                "'required':['a']                    | 'title':''                            | /a NO_LONGER_REQUIRED",
                "'properties':{'a':1}                | 'properties':{'a':1},'required':['a'] | /a NOW_REQUIRED",
                "'properties':{'a':1}                | 'properties':{'a':1,'b':1},'required':['b'] | /b NOW_REQUIRED",
                "'title':''                          | 'required':['a']                      | /a NOW_REQUIRED",
            })
    void aPropertyThatReadersCannotRelyOnBreaksThem(String published, String changed, String breach) {
        assertThat(breaches(OBJECT.formatted(published), OBJECT.formatted(changed)))
                .containsExactly(breach);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'string'           | ['string','null']     | TYPE_WIDENED null",
                "'integer'          | 'number'              | TYPE_WIDENED number",
                "['string','null']  | 'string'              | TYPE_NARROWED null",
                "'number'           | 'integer'             | TYPE_NARROWED number",
                "'string'           | 'integer'             | TYPE_NARROWED string; TYPE_WIDENED integer",
                "'object'           | 'array'               | TYPE_NARROWED object; TYPE_WIDENED array",
            })
    void anotherTypeBreaksReadersInEitherDirectionWhereverItIs(String published, String changed, String kinds) {
        Map<String, String> places = Map.of(
                "{'type':%s}", "",
                "{'properties':{'a':{'type':%s}}}", "/a",
                "{'items':{'type':%s}}", "/*",
                "{'additionalProperties':{'type':%s}}", "/*",
                "{'properties':{'a':{'items':{'additionalProperties':{'type':%s}}}}}", "/a/*/*");

        places.forEach((schema, pointer) -> assertThat(
                        String.join("; ", breachesWithTypes(schema.formatted(published), schema.formatted(changed))))
                .isEqualTo(kinds.replace("TYPE", pointer + " TYPE")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'properties':{'a':true}               | 'properties':{'a':{'type':'string'}}             | /a TYPE_NARROWED",
                "'properties':{'a':{'type':'string'}}  | 'properties':{'a':1}                             | /a TYPE_WIDENED",
                "'properties':{'a':1}                  | 'properties':{'a':false}                         | /a TYPE_NARROWED",
                "'properties':{'a':false}              | 'properties':{'a':1}                             | /a TYPE_WIDENED",
                "'items':{'type':'string'}             | 'title':''                                       | /* TYPE_WIDENED",
                "'title':''                            | 'items':{'type':'string'}                        | /* TYPE_NARROWED",
                "'additionalProperties':{'type':'string'} | 'title':''                                    | /* TYPE_WIDENED",
                "'title':''                            | 'additionalProperties':{'type':'string'}         | /* TYPE_NARROWED",
                "'properties':{'a':1}                  | 'properties':{'a':1},'additionalProperties':false | /* TYPE_NARROWED",
                "'additionalProperties':{'type':'string'} | 'additionalProperties':{'type':'string'},'properties':{'a':{'type':'null'}} | /a TYPE_WIDENED /a TYPE_NARROWED",
            })
    void toSayNothingOfAValueIsAPromiseOfItsOwn(String published, String changed, String expected) {
        assertThat(String.join(" ", breaches(OBJECT.formatted(published), OBJECT.formatted(changed))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'properties':{'a':1}                 | 'properties':{'a':1,'b':{'type':'string'}}",
                "'properties':{'a':1}                 | 'properties':{'a':1,'b':{'properties':{'c':1},'required':['c']}}",
                "'properties':{'a':{'properties':{'b':1}}} | 'properties':{'a':{'properties':{'b':1,'c':1}}}",
                "'additionalProperties':{'type':'string'} | 'additionalProperties':{'type':'string'},'properties':{'a':{'type':'string'}}",
                "'properties':{'a':1,'b':1},'required':['a','b'] | 'required':['b','a'],'properties':{'b':1,'a':1}",
                "'properties':{'a':{'type':['string','null']}} | 'properties':{'a':{'type':['null','string'],'description':'x','format':'date'}}",
                "'title':'a'                          | 'title':'b','description':'x','$comment':'y','deprecated':true",
                "'properties':{'a':{'type':['number','integer']}} | 'properties':{'a':{'type':'number'}}",
                "'properties':{'a':{}}                | 'properties':{'a':true}",
            })
    void aNewOptionalPropertyAndWordsBreakNobody(String published, String changed) {
        assertThat(breaches(OBJECT.formatted(published), OBJECT.formatted(changed)))
                .isEmpty();
    }

    @Test
    void theMessageSaysWhichPointerBrokeWhichRuleAndWhy() {
        Set<Breach> breaches = Evolution.breaches(
                schema("{'properties':{'a':{'type':'string'},'b':1},'required':['a']}"),
                schema("{'properties':{'a':{'type':['string','null','integer']}},'required':['a']}"));

        assertThat(breaches)
                .extracting(Breach::toString)
                .containsExactlyInAnyOrder(
                        "TYPE_WIDENED: '/a' may be of a further type, which readers do not expect (integer, null)",
                        "PROPERTY_GONE: '/b' is declared no longer: readers of it find nothing that they were promised");
    }

    private static Set<String> breaches(String published, String changed) {
        return Evolution.breaches(schema(published), schema(changed)).stream()
                .map(breach -> breach.pointer() + " " + breach.kind())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Set<String> breachesWithTypes(String published, String changed) {
        return Evolution.breaches(schema(published), schema(changed)).stream()
                .map(breach -> breach.pointer() + " " + breach.kind() + " "
                        + breach.types().toString().replaceAll("[\\[\\]]", "").toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** In it, ' is a quote and 1 an empty subschema. */
    private static Schema schema(String json) {
        return new SchemaCompiler(Map.of())
                .compile(Examples.json(json.replace('\'', '"').replaceAll(":1(?=[,}])", ":{}")));
    }
}
