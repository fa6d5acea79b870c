package dev.willbridge.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.fixture.CommandLineRun;
import dev.willbridge.simulator.journal.Journal;
import dev.willbridge.simulator.journal.SentEvent;
import dev.willbridge.simulator.process.BrokerProcess;
import dev.willbridge.simulator.process.FreePort;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import dev.willbridge.simulator.webhook.FaultMix;
import dev.willbridge.simulator.webhook.FaultySource;
import dev.willbridge.simulator.webhook.Webhook;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is read from a broker, and how it is told. Each test has a run, and so events, of its own. */
@TestMethodOrder(OrderAnnotation.class)
class VerifyCommandTest {

    private static final String SHORT = "--patience=1s";
    private static BrokerProcess broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.started();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private CommandLineRun verify(String... options) {
        String[] all = Stream.concat(
                        Stream.of(journal().toString(), "-b", broker.bootstrapServers()), Stream.of(options))
                .toArray(String[]::new);
        return CommandLineRun.of(commandLine(), all);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new VerifyCommand())
                .registerConverter(Duration.class, text -> Duration.parse("PT" + text));
    }

    private Path journal() {
        return directory.resolve("run.journal");
    }

    private void written(List<Webhook> webhooks, Duration ago) throws IOException {
        try (Journal journal = Journal.create(journal(), Instant.now().minus(ago), "x")) {
            for (int number = 0; number < webhooks.size(); number++) {
                Webhook webhook = webhooks.get(number);
                journal.sending(new SentEvent(number, webhook.id(), webhook.key(), webhook.destination()));
                journal.answered(number, webhook.destination().status(), Duration.ofMillis(1));
            }
        }
    }

    private static List<Webhook> webhooks(int seed) {
        WebhookSource source = new FaultySource(new CustomerCreatedSource(seed, 3), new FaultMix(20, 20, 0, 0), seed);
        return Stream.generate(source::next).limit(50).toList();
    }

    private static void topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<NewTopic> topics = Stream.of(CustomerCreated.TOPIC, QuarantineHeaders.TOPIC)
                    .filter(topic -> !names(admin).contains(topic))
                    .map(topic -> new NewTopic(topic, 6, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> names(Admin admin) {
        try {
            return List.copyOf(admin.listTopics().names().get(30, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void produced(List<Webhook> webhooks) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Webhook webhook : webhooks) {
                ConsumerRecord<byte[], byte[]> record = webhook.key().isEmpty()
                        ? TopicRecord.quarantined(webhook, 0)
                        : TopicRecord.published(webhook, 0);
                producer.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
            }
        }
    }

    @Test
    @Order(1)
    void whereThereAreNoTopicsEverythingIsMissingAndNoneIsMade() throws Exception {
        List<Webhook> webhooks = webhooks(1);
        written(webhooks, Duration.ZERO);

        CommandLineRun run = verify(SHORT);

        assertThat(run.code()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).contains("Not proved.");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(names(admin)).isEmpty();
        }
    }

    @Test
    @Order(2)
    void allIsThere() throws Exception {
        topics();
        List<Webhook> webhooks = webhooks(2);
        written(webhooks, Duration.ZERO);
        produced(webhooks);

        CommandLineRun run = verify();

        assertThat(run.code()).as(run.toString()).isZero();
        assertThat(run.out()).contains("Proved.");
    }

    @Test
    void waitsForWhatIsStillOnItsWay() throws Exception {
        topics();
        List<Webhook> webhooks = webhooks(3);
        written(webhooks, Duration.ZERO);
        produced(webhooks.subList(0, 10));
        Thread late = new Thread(() -> produced(webhooks.subList(10, 50)));
        late.start();

        CommandLineRun run = verify("--patience=60s");

        late.join();
        assertThat(run.code()).as(run.toString()).isZero();
    }

    @Test
    void whatIsMissingIsToldByItsIdToPeopleMachinesAndAFile() throws Exception {
        topics();
        List<Webhook> webhooks = webhooks(4);
        written(webhooks, Duration.ZERO);
        Webhook missing = webhooks.stream()
                .filter(webhook -> !webhook.key().isEmpty())
                .reduce((one, next) -> next)
                .orElseThrow();
        produced(webhooks.stream().filter(each -> each != missing).toList());
        Path failures = directory.resolve("failures");

        CommandLineRun table = verify(SHORT, "--failures", failures.toString());
        CommandLineRun json = verify(SHORT, "--json");

        assertThat(table.code()).isEqualTo(1);
        assertThat(table.out()).contains(missing.id(), "Not proved.");
        assertThat(failures).hasContent("PUBLISHED " + missing.id());
        assertThat(json.code()).isEqualTo(1);
        JsonNode proof = JsonMapper.shared().readTree(json.out());
        assertThat(proof.get("holds").booleanValue()).isFalse();
        assertThat(proof.at("/failures/PUBLISHED").size()).isEqualTo(1);
        assertThat(proof.at("/failures/PUBLISHED/0").stringValue()).isEqualTo(missing.id());
    }

    @Test
    void aMissingOneWithoutAKeyIsMissedInQuarantine() throws Exception {
        topics();
        List<Webhook> webhooks = webhooks(5);
        written(webhooks, Duration.ZERO);
        produced(webhooks.stream().filter(each -> !each.key().isEmpty()).toList());

        CommandLineRun run = verify(SHORT, "--json");

        assertThat(run.code()).isEqualTo(1);
        Set<String> rejected = webhooks.stream()
                .filter(each -> each.key().isEmpty() && each.body().length > 0) // an empty one may be another run's
                .map(Webhook::id)
                .collect(Collectors.toSet());
        assertThat(JsonMapper.shared()
                        .readTree(run.out())
                        .at("/failures/QUARANTINED")
                        .valueStream())
                .extracting(JsonNode::stringValue)
                .containsAll(rejected);
    }

    @Test
    void theSettingsOfAFileAreTheConsumers() throws Exception {
        written(webhooks(6), Duration.ZERO);
        Path config = Files.writeString(directory.resolve("kafka"), "security.protocol=NO_SUCH\n", UTF_8);

        CommandLineRun run = CommandLineRun.of(
                commandLine(), journal().toString(), "--dry-run", "--kafka-config", config.toString());
        assertThat(run.code()).isZero();
        assertThat(verify("--kafka-config", config.toString()).err()).contains("Of Kafka's settings", "NO_SUCH");
    }

    @Test
    void aDryRunAsksNothingOfKafka() throws Exception {
        written(webhooks(7), Duration.ZERO);

        CommandLineRun run = CommandLineRun.of(
                commandLine(), journal().toString(), "--dry-run", "-b", "localhost:" + FreePort.next());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("100 steps", CustomerCreated.TOPIC);
    }
}
