package dev.willbridge.ingress.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a secret is configured, the management port does not show it, even where it shows all it can. */
class HiddenSecretsTest {

    private static final String CANARY = "Xq7canary";
    private static final String PREFIX = "willbridge.security.";
    private static final String BY_SYSTEM_PROPERTY = PREFIX + "basic.secrets.property";
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS"; // an environment variable really

    @TempDir
    private static Path tree;

    private static Bridge bridge;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty(BY_SYSTEM_PROPERTY, CANARY + "-by-system-property");
        System.setProperty(JVM_OPTIONS, "-D" + BY_SYSTEM_PROPERTY + "=" + CANARY);
        Files.writeString(tree.resolve(PREFIX + "token.secrets.tree"), CANARY + "-by-config-tree");
        bridge = Bridge.start(
                "localhost:1",
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.env.show-values=always",
                "management.endpoint.configprops.show-values=always",
                "spring.config.import=configtree:" + tree + "/",
                "spring.kafka.properties.sasl.jaas.config=x password=\"" + CANARY + "\";",
                PREFIX + "require=any",
                PREFIX + "bearer.secrets.line=" + CANARY + "-by-command-line",
                PREFIX + "hmac.secrets[spelt]=" + CANARY + "-in-brackets",
                PREFIX + "standardWebhooks.secrets.camel=whsec_" + CANARY + CANARY + CANARY + "A",
                PREFIX + "management.secrets.line=" + CANARY + "-for-management");
    }

    @AfterAll
    static void stop() {
        System.clearProperty(BY_SYSTEM_PROPERTY);
        System.clearProperty(JVM_OPTIONS);
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "env/willbridge.security.basic.secrets.property",
                "env/willbridge.security.token.secrets.tree",
                "env/willbridge.security.bearer.secrets.line",
                "env/willbridge.security.hmac.secrets[spelt]",
                "env/willbridge.security.standardWebhooks.secrets.camel",
                "env/willbridge.security.management.secrets.line",
                "env/spring.kafka.properties.sasl.jaas.config",
                "configprops",
                "configprops/willbridge.security",
                "beans",
                "conditions",
                "loggers",
                "mappings",
                "metrics",
                "scheduledtasks",
                "threaddump",
                "prometheus",
                "health",
                "info"
            })
    void showsNoSecret(String endpoint) {
        var answer = bridge.manage("/actuator/" + endpoint.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops"})
    void showsThatThereAreSecretsAndWhatElseIsConfigured(String endpoint) {
        assertThat(bridge.manage("/actuator/" + endpoint).body()).contains("******", "localhost:1", "tree", "spelt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun.java.command", JVM_OPTIONS})
    void showsNoCommandLine(String property) {
        assertThat(bridge.manage("/actuator/env/" + property).body()).contains("\"value\":\"******\"");
    }
}
