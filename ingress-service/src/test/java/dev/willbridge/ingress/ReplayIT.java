package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.QuarantineWriter;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * A day's worth of rejected webhooks is replayed while the live ones go on, and the service is killed in the middle of it.
 * How many there are is the system property {@code willbridge.test.quarantined}.
 */
class ReplayIT {

    private static final int ENTRIES = Integer.getInteger("willbridge.test.quarantined", 20_000);
    private static final int KILLS = 2;
    private static final int CASES = 20;
    private static final int PER_SECOND = 200;
    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(5);

    /** What the README's container has. */
    private static final DataSize MEMORY = DataSize.ofMegabytes(320);

    private static BrokerProcess broker;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.stopped(Map.of());
        service = ServiceProcess.stopped(broker.bootstrapServers(), Operator.SETTINGS);
        broker.launch();
        service.start();
        service.awaitKafka();
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    @Test
    void losesNothingWhenKilledInTheMiddleOfReplaysUnderLoad() {
        List<String> cases =
                Stream.generate(() -> "case-" + UUID.randomUUID()).limit(CASES).toList();
        Set<String> quarantined = quarantine(cases);
        Operator operator = Operator.of(service);

        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.sharesTheTopicWith(cases);
            load.awaitAccepted(CASES);

            for (int kill = 0; kill < KILLS; kill++) {
                long resolved = resolved();
                int accepted = load.accepted();
                var unanswered = operator.replayAllLater();
                Awaitility.await("the middle of a replay")
                        .atMost(REPLAY_TIMEOUT)
                        .until(() -> resolved() > resolved + ENTRIES / 20 && load.accepted() > accepted);
                assertThat(service.peakMemory()).isLessThan(MEMORY);
                service.kill();
                assertThat(unanswered).failsWithin(REPLAY_TIMEOUT);
                service.start();
                service.awaitKafka(); // its management port opens last
            }
            Awaitility.await("the end of the replays")
                    .atMost(REPLAY_TIMEOUT)
                    .ignoreExceptionsInstanceOf(IllegalStateException.class) // Kafka is slow, and it says so
                    .until(() ->
                            operator.replay("{\"dryRun\":false}").get("passed").intValue() == 0);

            load.awaitAccepted(CASES);
            load.stop();
            load.assertAllOn(broker.bootstrapServers());
        }

        assertThat(operator.list().get("total").intValue()).isZero();
        assertThat(replayed()).isEqualTo(quarantined);
        assertThat(service.peakMemory()).isLessThan(MEMORY);
    }

    /** Returns the ids of webhooks that conform by now, and are in quarantine. */
    private static Set<String> quarantine(List<String> cases) {
        Set<String> ids = new HashSet<>();
        try (QuarantineWriter writer = new QuarantineWriter(broker.bootstrapServers())) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                Webhook webhook = Webhook.ofCase(cases.get(entry % cases.size()));
                ids.add(writer.rejected(webhook, "/case_data/meta", Instant.EPOCH));
            }
            writer.flush();
        }
        assertThat(ids).hasSize(ENTRIES);
        return ids;
    }

    /** Returns how many tombstones there are. */
    private static long resolved() {
        return TopicReader.written(broker.bootstrapServers(), QuarantineHeaders.TOPIC) - ENTRIES;
    }

    /** Returns the ids of the events that came out of the quarantine; each belongs to its bytes. */
    private static Set<String> replayed() {
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record :
                TopicReader.records(broker.bootstrapServers(), CustomerCreated.TOPIC)) {
            Map<String, String> headers = TopicReader.headers(record);
            if (headers.containsKey(QuarantineHeaders.REPLAYED)) {
                assertThat(headers)
                        .containsEntry("ce_id", EventId.of(record.value()))
                        .containsEntry("ce_time", Instant.EPOCH.toString());
                ids.add(headers.get("ce_id"));
            }
        }
        return ids;
    }
}
