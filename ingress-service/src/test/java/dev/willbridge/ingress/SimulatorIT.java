package dev.willbridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.ingress.fixture.SimulatorRun;
import dev.willbridge.simulator.process.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as its user runs it, against the service as it is shipped. What is lost, it tells. */
class SimulatorIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final String PASSWORD = "a-password-of-many-bytes";
    private static final String TOKEN = "a-token-of-very-many-bytes";
    private static final String KEY = "first-key-of-an-HMAC";
    private static final String SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int PARTITIONS = 6;

    @TempDir
    private Path directory;

    private Path journal() {
        return directory.resolve("run.journal");
    }

    @Test
    void provesThatNothingIsLostWhateverBreaks() throws Exception {
        SimulatorRun run =
                SimulatorRun.of(TIMEOUT, "prove", "--minutes=0.7", "--seed=1", "--json", "--service-jar", serviceJar());

        assertThat(run.code()).as(run.toString()).isZero();
        JsonNode proof = JsonMapper.shared().readTree(run.out());
        assertThat(proof.get("holds").booleanValue()).isTrue();
        assertThat(proof.get("accepted").intValue()).isGreaterThan(1000);
        assertThat(proof.get("rejected").intValue()).isPositive();
        assertThat(proof.get("ordered").intValue()).isGreaterThan(1000);
        assertThat(run.err()).contains("Seed 1:", "kill -9");
    }

    @Test
    void tellsWhatIsLostToWhoeverProvesHimselfInEveryWay() throws Exception {
        try (BrokerProcess broker = BrokerProcess.started();
                ServiceProcess service = ServiceProcess.ready(
                        broker.bootstrapServers(),
                        "willbridge.security.basic.secrets.first=" + PASSWORD,
                        "willbridge.security.token.header=X-Token",
                        "willbridge.security.token.secrets.first=" + TOKEN,
                        "willbridge.security.hmac.header=X-Signature",
                        "willbridge.security.hmac.secrets.first=" + KEY,
                        "willbridge.security.standard-webhooks.secrets.first=" + SIGNING)) {
            SimulatorRun sent = send(service);
            assertThat(sent.code()).as(sent.toString()).isZero();

            SimulatorRun proved = verify(broker, "60s");
            assertThat(proved.code()).as(proved.toString()).isZero();
            assertThat(proved.out()).contains("Proved.");

            claimOneMore();
            SimulatorRun claimed = verify(broker, "2s");
            assertThat(claimed.code()).as(claimed.toString()).isEqualTo(1);
            assertThat(claimed.out()).contains("not so for 1: " + "ab".repeat(16));

            loseAll(broker);
            SimulatorRun lost = verify(broker, "2s");
            assertThat(lost.code()).as(lost.toString()).isEqualTo(1);
            assertThat(lost.out()).contains("not so for 301: ");
        }
    }

    private SimulatorRun send(ServiceProcess service) throws IOException, InterruptedException {
        return SimulatorRun.of(
                TIMEOUT,
                "send",
                service.webhooks().toString(),
                "--count=300",
                "--rate=0",
                "--basic=willsuite:" + PASSWORD,
                "--token=" + TOKEN,
                "--token-header=X-Token",
                "--hmac=" + KEY,
                "--hmac-header=X-Signature",
                "--standard-webhooks=" + SIGNING,
                "--journal=" + journal());
    }

    private SimulatorRun verify(BrokerProcess broker, String patience) throws IOException, InterruptedException {
        return SimulatorRun.of(
                TIMEOUT, "verify", journal().toString(), "-b" + broker.bootstrapServers(), "--patience=" + patience);
    }

    /** As if the service had answered 202 and kept nothing. */
    private void claimOneMore() throws IOException {
        String lines = "s 300 %s TOPIC simulated-1-1%na 300 202 1000%n".formatted("ab".repeat(16));
        Files.writeString(journal(), lines, UTF_8, APPEND);
    }

    private static void loseAll(BrokerProcess broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> all = IntStream.range(0, PARTITIONS)
                    .mapToObj(number -> new TopicPartition(CustomerCreated.TOPIC, number))
                    .collect(Collectors.toMap(each -> each, each -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static String serviceJar() {
        return System.getProperty("willbridge.test.jar");
    }
}
