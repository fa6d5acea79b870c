package dev.willbridge.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.QuarantineWriter;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What leaves the quarantine is somewhere else before, and stays where that is not to be had. There is no spool here. */
@Tag("any-broker")
class QuarantineRefusalTest {

    private static final String NO_EVENT = "spring.kafka.producer.properties.max.request.size=400";
    private static final String NO_TOMBSTONE = "spring.kafka.producer.properties.max.request.size=50";

    private final Webhook webhook = Webhook.conforming();

    private Bridge bridge;

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void whatItsTopicDoesNotTakeStaysInQuarantine() {
        Operator operator = operator(NO_EVENT);
        String id = conformsByNow();

        HttpResponse<String> report = operator.post("/" + id, "{\"dryRun\":false}");

        assertThat(report.body())
                .isEqualTo("{\"dryRun\":false,\"passed\":0,\"stayed\":0,\"refused\":1,\"failed\":false}");
        assertThat(operator.get("/" + id).statusCode()).isEqualTo(200);
        assertThat(TopicReader.records(SharedKafka.bootstrapServers(), QuarantineHeaders.TOPIC, id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(webhook.body()));
        assertThat(TopicReader.recordsOfCase(SharedKafka.bootstrapServers(), webhook.caseId()))
                .isEmpty();
    }

    @Test
    void whatCannotBeDiscardedIsNotSaidToBe() {
        Operator operator = operator(NO_TOMBSTONE);
        String id = conformsByNow();

        HttpResponse<String> answer = operator.discard(id);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(id + " is still in quarantine");
        assertThat(operator.get("/" + id).statusCode()).isEqualTo(200);
    }

    private Operator operator(String refusal) {
        Stream<String> settings =
                Stream.concat(Stream.of(Operator.SETTINGS), Stream.of(refusal, "willbridge.spool.enabled=false"));
        bridge = Bridge.ready(SharedKafka.bootstrapServers(), settings.toArray(String[]::new));
        return Operator.of(bridge);
    }

    private String conformsByNow() {
        try (QuarantineWriter writer = new QuarantineWriter(SharedKafka.bootstrapServers())) {
            return writer.rejected(webhook, "/case_data/meta", Instant.EPOCH);
        }
    }
}
