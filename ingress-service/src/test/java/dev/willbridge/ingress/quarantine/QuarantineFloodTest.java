package dev.willbridge.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody can fill Kafka with garbage, and what conforms does not suffer from those who try. */
@Tag("any-broker")
class QuarantineFloodTest {

    private static final int BURST = 3;
    private static final int FLOOD = 50;

    private Bridge bridge;

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void whatIsRejectedBeyondTheRateIsRefusedAndNotKept() {
        bridge = Bridge.ready(
                SharedKafka.bootstrapServers(),
                "willbridge.quarantine.max-rate=1",
                "willbridge.quarantine.burst=" + BURST);

        Map<Webhook, HttpResponse<String>> answers = postAll(FLOOD);
        assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(202);

        List<Webhook> flooded = withStatus(503, answers);
        List<Webhook> rejected = withStatus(422, answers);
        assertThat(rejected).hasSizeBetween(BURST, FLOOD / 2); // one more a second, on a slow machine
        assertThat(flooded).hasSize(FLOOD - rejected.size());
        assertThat(flooded).allSatisfy(webhook -> {
            HttpResponse<String> answer = answers.get(webhook);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body())
                    .contains("urn:willbridge:problem:flooded", EventId.of(webhook.body()))
                    .doesNotContain("violations");
        });
        assertThat(idsOnTopic()).containsAll(ids(rejected)).doesNotContainAnyElementsOf(ids(flooded));
        assertThat(answered("contract-violated")).isEqualTo(rejected.size());
        assertThat(answered("flooded")).isEqualTo(flooded.size());
        assertThat(answered("accepted") + answered("spooled")).isEqualTo(1);
        assertThat(bridge.meters().get("willbridge.webhooks.received").counter().count())
                .isEqualTo(FLOOD + 1);
        assertThat(bridge.meters()
                        .get("willbridge.contract.violations")
                        .tag("pointer", "/customer_data/title")
                        .counter()
                        .count())
                .isEqualTo(FLOOD);
    }

    @Test
    void aRateThatIsAsGoodAsNoneRefusesNothing() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers(), "willbridge.quarantine.max-rate=" + Integer.MAX_VALUE);

        assertThat(withStatus(422, postAll(5))).hasSize(5);
    }

    private Map<Webhook, HttpResponse<String>> postAll(int count) {
        Map<Webhook, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
        Stream.generate(() -> Webhook.conforming().with("\"Mr\"", "7"))
                .limit(count)
                .forEach(webhook -> answers.put(webhook, bridge.postLater(webhook)));
        Map<Webhook, HttpResponse<String>> arrived = new LinkedHashMap<>();
        answers.forEach((webhook, answer) -> {
            assertThat(answer).succeedsWithin(Bridge.ANSWER_TIMEOUT.multipliedBy(4));
            arrived.put(webhook, answer.join());
        });
        return arrived;
    }

    private static List<Webhook> withStatus(int status, Map<Webhook, HttpResponse<String>> answers) {
        return answers.entrySet().stream()
                .filter(each -> each.getValue().statusCode() == status)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> ids(List<Webhook> webhooks) {
        return webhooks.stream().map(webhook -> EventId.of(webhook.body())).toList();
    }

    private List<String> idsOnTopic() {
        bridge.awaitDrained();
        return TopicReader.records(SharedKafka.bootstrapServers(), QuarantineHeaders.TOPIC).stream()
                .map(record -> TopicReader.headers(record).get("ce_id"))
                .toList();
    }

    private long answered(String outcome) {
        return bridge.meters()
                .get("willbridge.webhooks.answered")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
