package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The quarantine's names are what consumers and tools match by, so none may change unnoticed. */
class QuarantineHeadersTest {

    @Test
    void areTheOnesPromised() throws IllegalAccessException {
        Map<String, Object> constants = new TreeMap<>();
        for (Field field : QuarantineHeaders.class.getFields()) {
            constants.put(field.getName(), field.get(null));
        }

        assertThat(constants)
                .isEqualTo(Map.ofEntries(
                        Map.entry("TOPIC", "willsuite-quarantine"),
                        Map.entry("REASON", "quarantine_reason"),
                        Map.entry("VIOLATIONS", "quarantine_violations"),
                        Map.entry("CONTRACT", "quarantine_contract"),
                        Map.entry("FIRST_RECEIVED", "quarantine_first_received"),
                        Map.entry("TRIES", "quarantine_tries"),
                        Map.entry("REPLAYED", "replayed"),
                        Map.entry("REASON_NOT_JSON", "not-json"),
                        Map.entry("REASON_CONTRACT_VIOLATED", "contract-violated"),
                        Map.entry("REASON_UNDELIVERABLE", "undeliverable")));
    }
}
