package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is rejected while Kafka is away is kept as durably as what is accepted, or the sender is told that it is not. */
class QuarantineOutageTest {

    /** Sooner than by default, so that a busy machine answers in time, too. */
    private static final String SOON = "willbridge.kafka.ack-timeout=500ms";

    private final BrokerProcess broker = BrokerProcess.stopped(Map.of());

    private Bridge bridge;

    @AfterEach
    void stop() {
        bridge.close();
        broker.close();
    }

    @Test
    void whatIsRejectedWhileKafkaIsAwayIsSpooledAndOnTheQuarantineTopicLater() {
        Webhook notJson = new Webhook("", "", "{\"a".getBytes(UTF_8));
        Webhook violating = Webhook.conforming().with("\"Mr\"", "7");
        bridge = Bridge.start(broker.bootstrapServers(), SOON);

        assertThat(answerInTime(notJson).statusCode()).isEqualTo(400);
        assertThat(answerInTime(violating).statusCode()).isEqualTo(422);
        assertThat(spooled()).isEqualTo(2);
        assertThat(answered("not-json")).isEqualTo(1);
        assertThat(answered("contract-violated")).isEqualTo(1);

        broker.start();
        bridge.awaitReady();
        Awaitility.await("draining").atMost(Duration.ofSeconds(30)).until(() -> spooled() == 0);
        assertThat(kept(notJson).value()).isEqualTo(notJson.body());
        assertThat(kept(violating).value()).isEqualTo(violating.body());
        assertThat(TopicReader.headers(kept(violating)))
                .containsEntry("quarantine_reason", "contract-violated")
                .containsEntry("quarantine_tries", "1");
    }

    @Test
    void whatIsRejectedAndCannotBeKeptIsUnavailable() {
        Webhook violating = Webhook.conforming().with("\"Mr\"", "7");
        bridge = Bridge.start(broker.bootstrapServers(), SOON, "willbridge.spool.enabled=false");

        HttpResponse<String> answer = answerInTime(violating);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body())
                .contains("urn:willbridge:problem:unavailable", EventId.of(violating.body()))
                .doesNotContain("violations");
        assertThat(answered("unavailable")).isEqualTo(1);
        assertThat(answered("contract-violated")).isZero();
    }

    @Test
    void anOperatorIsToldThatKafkaIsAway() {
        bridge = Bridge.start(broker.bootstrapServers(), Operator.SETTINGS);
        Operator operator = Operator.of(bridge);

        assertThat(operator.get("")).satisfies(QuarantineOutageTest::saysThatKafkaIsAway);
        assertThat(operator.post("", "{\"dryRun\":false}")).satisfies(QuarantineOutageTest::saysThatKafkaIsAway);
    }

    private static void saysThatKafkaIsAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).startsWith("{\"kafka\":\"TimeoutException: ");
    }

    private HttpResponse<String> answerInTime(Webhook webhook) {
        var answer = bridge.postLater(webhook);
        assertThat(answer).succeedsWithin(Bridge.ANSWER_TIMEOUT);
        return answer.join();
    }

    private double spooled() {
        return bridge.meters()
                .get("willbridge.spool.events")
                .tag("queue", QuarantineHeaders.TOPIC)
                .gauge()
                .value();
    }

    private long answered(String outcome) {
        return bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private ConsumerRecord<byte[], byte[]> kept(Webhook webhook) {
        var records =
                TopicReader.records(broker.bootstrapServers(), QuarantineHeaders.TOPIC, EventId.of(webhook.body()));
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
