package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The headers' names are what consumers of other teams match by, so none may change unnoticed. */
class CloudEventHeadersTest {

    @Test
    void areTheOnesPromised() throws IllegalAccessException {
        Map<String, Object> constants = new TreeMap<>();
        for (Field field : CloudEventHeaders.class.getFields()) {
            constants.put(field.getName(), field.get(null));
        }

        assertThat(constants)
                .isEqualTo(Map.ofEntries(
                        Map.entry("SPEC_VERSION", "ce_specversion"),
                        Map.entry("ID", "ce_id"),
                        Map.entry("SOURCE", "ce_source"),
                        Map.entry("TYPE", "ce_type"),
                        Map.entry("SUBJECT", "ce_subject"),
                        Map.entry("TIME", "ce_time"),
                        Map.entry("DATA_SCHEMA", "ce_dataschema"),
                        Map.entry("CONTENT_TYPE", "content-type"),
                        Map.entry("TRACE_PARENT", "traceparent"),
                        Map.entry("SPEC_VERSION_1_0", "1.0"),
                        Map.entry("SOURCE_WILLSUITE", "/willsuite"),
                        Map.entry("CONTENT_TYPE_JSON", "application/json")));
    }
}
