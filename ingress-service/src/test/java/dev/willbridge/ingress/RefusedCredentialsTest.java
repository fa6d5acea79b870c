package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import dev.willbridge.simulator.process.FreePort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker does not know the service's password yet. */
class RefusedCredentialsTest {

    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final String MECHANISM = "SCRAM-SHA-256";

    private final String address = "127.0.0.1:" + FreePort.next();
    private final BrokerProcess broker = BrokerProcess.stopped(Map.of(
                    "sasl.enabled.mechanisms",
                    MECHANISM,
                    "listener.name.guarded.scram-sha-256.sasl.jaas.config",
                    MODULE + ";"))
            .withListener("GUARDED", "SASL_PLAINTEXT", address, address);

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void whatIsInTheSpoolIsDeliveredOnceTheBrokerLetsTheServiceIn() throws Exception {
        broker.start();
        try (Bridge bridge = refused()) {
            Webhook webhook = Webhook.conforming();
            assertThat(bridge.post(webhook).statusCode()).isEqualTo(202);
            awaitRefusal(bridge);

            addUser();
            Awaitility.await("delivery")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> health(bridge).contains("into Kafka"));

            assertThat(TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId()))
                    .hasSize(1);
        }
    }

    @Test
    void withoutASpoolEventsAreAcceptedOnceTheBrokerLetsTheServiceIn() throws Exception {
        broker.start();
        try (Bridge bridge = refused("willbridge.spool.enabled=false")) {
            assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(503);
            awaitRefusal(bridge);

            addUser();

            Awaitility.await("acceptance")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> bridge.post(Webhook.conforming()).statusCode() == 202);
        }
    }

    private Bridge refused(String... settings) {
        return Bridge.start(
                address,
                Stream.concat(
                                Stream.of(settings),
                                Stream.of(
                                        "willbridge.kafka.ack-timeout=1s",
                                        "spring.kafka.properties.security.protocol=SASL_PLAINTEXT",
                                        "spring.kafka.properties.sasl.mechanism=" + MECHANISM,
                                        "spring.kafka.properties.sasl.jaas.config=" + MODULE
                                                + " username=\"bridge\" password=\"secret\";"))
                        .toArray(String[]::new));
    }

    private static void awaitRefusal(Bridge bridge) {
        Awaitility.await("refusal")
                .atMost(Duration.ofSeconds(30))
                .until(() -> health(bridge).contains("SaslAuthenticationException"));
    }

    private static String health(Bridge bridge) {
        return bridge.manage("/actuator/health/readiness").body();
    }

    private void addUser() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "bridge", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), "secret")))
                    .all()
                    .get();
        }
    }
}
