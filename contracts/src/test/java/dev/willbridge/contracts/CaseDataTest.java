package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The custom fields of a case stay as they were received. */
class CaseDataTest {

    @Test
    void keepsTheOrderOfTheCustomFields() {
        Map<String, String> received = new LinkedHashMap<>();
        for (String name : new String[] {"z", "a", "m", "b", "y", "c"}) {
            received.put(name, "value of " + name);
        }

        CaseData caseData = withMeta(received);

        assertThat(caseData.meta().keySet()).containsExactly("z", "a", "m", "b", "y", "c");
    }

    @Test
    void cannotBeChangedThroughItsCustomFields() {
        CaseData caseData = withMeta(new HashMap<>(Map.of("a", "1")));

        assertThat(caseData.meta()).isUnmodifiable();
    }

    @Test
    void isNotChangedByWhoMadeIt() {
        Map<String, String> received = new HashMap<>(Map.of("a", "1"));
        CaseData caseData = withMeta(received);

        received.put("b", "2");

        assertThat(caseData.meta()).containsOnlyKeys("a");
    }

    @Test
    void hasNoCustomFieldsWhereThePayloadHasNone() {
        CaseData caseData = withMeta(null);

        assertThat(caseData.meta()).isEmpty();
        assertThat(caseData.meta()).isUnmodifiable();
    }

    @Test
    void takesACustomFieldThatIsNull() {
        Map<String, String> received = new HashMap<>();
        received.put("a", null);

        CaseData caseData = withMeta(received);

        assertThat(caseData.meta()).containsEntry("a", null);
    }

    private static CaseData withMeta(Map<String, String> meta) {
        return new CaseData("1", "ref", meta, "", null, "", "", "", "");
    }
}
