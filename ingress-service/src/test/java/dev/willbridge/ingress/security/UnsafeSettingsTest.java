package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.willbridge.ingress.fixture.Bridge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings that are not safe keep the service from starting; what it says names the setting, never its value. */
@ExtendWith(OutputCaptureExtension.class)
class UnsafeSettingsTest {

    private static final String PREFIX = "willbridge.security.";
    private static final String CANARY = "Xq7canary";
    private static final String FIFTEEN = CANARY + "-short";
    private static final String LONG_ENOUGH = CANARY + "-of-enough-bytes";

    @ParameterizedTest
    @MethodSource
    void isRefusedAtTheStart(String message, String[] settings, CapturedOutput output) {
        Throwable refusal = catchThrowable(() -> Bridge.start(
                "localhost:1", Stream.of(settings).map(PREFIX::concat).toArray(String[]::new)));

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", message)
                .doesNotContain(CANARY, "\tat ");
        assertThat(stackTrace(refusal)).doesNotContain(CANARY);
    }

    static Stream<Arguments> isRefusedAtTheStart() {
        return Stream.of(
                refused("no secret", "Nothing says who may send webhooks", "anonymous=false"),
                refused(
                        "a secret of the management port only",
                        "Nothing says who may send webhooks",
                        "management.secrets.first=" + LONG_ENOUGH),
                refused(
                        "everybody, and a secret",
                        "willbridge.security.anonymous=true contradicts the secrets",
                        "anonymous=true",
                        "bearer.secrets.first=" + LONG_ENOUGH),
                refused(
                        "what no request can show",
                        "willbridge.security asks for both Basic and Bearer",
                        "basic.secrets.first=" + LONG_ENOUGH,
                        "bearer.secrets.first=" + LONG_ENOUGH),
                refused(
                        "a short secret",
                        "willbridge.security.bearer.secrets.first has 15 bytes",
                        "bearer.secrets.first=" + FIFTEEN),
                refused(
                        "what is not base64",
                        "willbridge.security.standard-webhooks.secrets.first is not base64",
                        "standard-webhooks.secrets.first=whsec_" + CANARY + "-of-enough-bytes"),
                refused(
                        "white space at the end",
                        "willbridge.security.hmac.secrets.first begins or ends with white space",
                        "hmac.secrets.first=" + LONG_ENOUGH + " "),
                refused(
                        "a colon in the user's name",
                        "willbridge.security.basic.username has a colon",
                        "basic.username=will:suite",
                        "basic.secrets.first=" + LONG_ENOUGH),
                refused(
                        "no tolerance",
                        "willbridge.security.standard-webhooks.tolerance must be positive",
                        "standard-webhooks.tolerance=0s",
                        "standard-webhooks.secrets.first=whsec_" + CANARY + CANARY + CANARY + "A"),
                refused(
                        "a secret without a name",
                        "willbridge.security.bearer.secrets has a value that cannot be used there",
                        "bearer.secrets=" + LONG_ENOUGH),
                refused(
                        "a secret in the place of a way",
                        "Failed to bind properties under 'willbridge.security.bearer'",
                        "bearer=" + LONG_ENOUGH),
                refused(
                        "a secret with a dot in its name",
                        "Nothing says who may send webhooks",
                        "bearer.secrets.first.of-all=" + LONG_ENOUGH));
    }

    @Test
    void isRefusedFromAFileToo(@TempDir Path tree, CapturedOutput output) throws IOException {
        Files.writeString(tree.resolve(PREFIX + "token.secrets.first"), FIFTEEN + "\n");

        Throwable refusal = catchThrowable(() -> Bridge.start(
                "localhost:1", PREFIX + "reload-interval=1m", "spring.config.import=configtree:" + tree + "/"));

        assertThat(output.getAll())
                .contains("willbridge.security.token.secrets.first has 15 bytes")
                .doesNotContain(CANARY);
        assertThat(stackTrace(refusal)).doesNotContain(CANARY);
    }

    private static Arguments refused(String what, String message, String... settings) {
        return argumentSet(what, message, settings);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
