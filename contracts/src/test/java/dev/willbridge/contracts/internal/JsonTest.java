package dev.willbridge.contracts.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both Jacksons read alike, and say alike what they cannot read, without a word of it. */
class JsonTest {

    private static final String SECRET = "Rumpelstiltskin";

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void readsTheVendorsExample(Json json) {
        Map<String, Object> tree = json.parse(Examples.body());

        assertThat(JsonPointers.get(tree, "/customer_data/customer_case_id")).isEqualTo(Examples.CASE_ID);
        assertThat(json.convert(tree, CustomerCreated.class).customerData().lastName())
                .isEqualTo("Johnson");
        assertThat(Examples.json(new String(json.write(tree), UTF_8))).isEqualTo(Examples.tree());
    }

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void saysWhatIsNoJson(Json json) {
        for (String text :
                new String[] {"", "Rumpelstiltskin", "{\"a\":\"Rumpelstiltskin", "{}{}", "{} Rumpelstiltskin"}) {
            UnreadableJsonException e =
                    catchThrowableOfType(UnreadableJsonException.class, () -> json.parse(text.getBytes(UTF_8)));

            assertThat(e).as(text).isNotNull().hasNoCause();
            assertThat(e.getMessage()).as(text).startsWith("is no").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void saysWhatIsNoObject(Json json) {
        for (String text : new String[] {"null", "[]", "\"Rumpelstiltskin\"", "1"}) {
            assertThatExceptionOfType(UnreadableJsonException.class)
                    .as(text)
                    .isThrownBy(() -> json.parse(text.getBytes(UTF_8)))
                    .withMessage("is no JSON object")
                    .withNoCause();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void namesThePropertyThatDoesNotFit(Json json) {
        assertMismatch(json, "/case_data/meta", "[\"Rumpelstiltskin\"]", "/case_data/meta");
        assertMismatch(json, "/customer_data", "\"Rumpelstiltskin\"", "/customer_data");
        assertMismatch(json, "/customer_data/last_name", "{\"Rumpelstiltskin\":1}", "/customer_data/last_name");
    }

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void namesNoCustomFieldForItsNameIsData(Json json) {
        assertMismatch(json, "/case_data/meta", "{\"Rumpelstiltskin\":[]}", "/case_data/meta/*");
    }

    @Test
    void takesJackson3WhereBothAreThere() {
        assertThat(Json.available()).isInstanceOf(Jackson3.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools.jackson.", "com.fasterxml.jackson.databind."})
    void takesTheOtherWhereOneIsMissing(String missing) throws Exception {
        Object json = availableWithout(missing);

        assertThat(json.getClass().getSimpleName()).isEqualTo(missing.startsWith("tools") ? "Jackson2" : "Jackson3");
    }

    @Test
    void saysWhatIsMissingWhereThereIsNeither() {
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> availableWithout("tools.jackson.", "com.fasterxml.jackson.databind."))
                .havingCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessageContainingAll(
                        "tools.jackson.core:jackson-databind", "com.fasterxml.jackson.core:jackson-databind");
    }

    private static void assertMismatch(Json json, String pointer, String value, String named) {
        Map<String, Object> tree = json.parse(Examples.bodyWith(pointer, value));

        assertThatExceptionOfType(UnreadableJsonException.class)
                .isThrownBy(() -> json.convert(tree, CustomerCreated.class))
                .withMessage("does not fit the record at '" + named + "'")
                .withNoCause();
    }

    private static Object availableWithout(String... packages) throws Exception {
        return new Without(packages)
                .loadClass(Json.class.getName())
                .getMethod("available")
                .invoke(null);
    }

    /** A class path on which some packages are missing. */
    private static final class Without extends ClassLoader {

        private final String[] packages;

        Without(String... packages) {
            super(JsonTest.class.getClassLoader());
            this.packages = packages;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (String each : packages) {
                if (name.startsWith(each)) {
                    throw new ClassNotFoundException(name);
                }
            }
            if (!name.startsWith("dev.willbridge.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
