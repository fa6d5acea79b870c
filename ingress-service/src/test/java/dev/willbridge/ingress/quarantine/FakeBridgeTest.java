package dev.willbridge.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.contracts.testkit.TestEvent;
import dev.willbridge.ingress.publish.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The record that consumer teams test with is the one that the service would put on the topic, header by header. */
class FakeBridgeTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-25T12:00:00.123456Z");
    private static final Instant REPLAYED = Instant.parse("2026-11-26T08:00:00Z");
    private static final String TRACE_PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);

    static Stream<TestEvent<?>> events() {
        TestEvent<CustomerCreated> created = TestEvent.of(CustomerCreated.class);
        return Stream.concat(
                TestEvent.ofEveryType(),
                Stream.of(
                        created.caseId("case \u00e9\ud83d\ude00"),
                        created.with("/customer_data/id", "\u00e9\ud83d\ude00"),
                        created.with("/customer_data/id", ""),
                        created.with("/customer_data/id", "line\nbreak"),
                        created.with("/customer_data/undeclared", 1.5),
                        created.withBody(("\n " + new String(created.body(), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void sendsWhatTheServicePublishes(TestEvent<?> event) {
        assertSame(event.receivedAt(RECEIVED).toRecord(), published(event, null).toRecord());
    }

    @ParameterizedTest
    @MethodSource("events")
    void sendsWhatTheServicePublishesOfARequestThatIsTraced(TestEvent<?> event) {
        assertSame(
                event.receivedAt(RECEIVED).traceParent(TRACE_PARENT).toRecord(),
                published(event, TRACE_PARENT).toRecord());
    }

    @ParameterizedTest
    @MethodSource("events")
    void sendsWhatTheServiceLetsOutOfTheQuarantine(TestEvent<?> event) {
        assertSame(
                event.receivedAt(RECEIVED)
                        .traceParent(TRACE_PARENT)
                        .replayedAt(REPLAYED)
                        .toRecord(),
                new ReplayedEvent(published(event, TRACE_PARENT), REPLAYED).toRecord());
    }

    private CloudEvent published(TestEvent<?> event, String traceParent) {
        Conforming conforming = (Conforming) check.check(event.body());
        return CloudEvent.of(conforming, RECEIVED, traceParent, event.body());
    }

    private static void assertSame(ProducerRecord<byte[], byte[]> fake, ProducerRecord<byte[], byte[]> published) {
        assertThat(fake.topic()).isEqualTo(published.topic());
        assertThat(fake.partition()).isEqualTo(published.partition());
        assertThat(fake.timestamp()).isEqualTo(published.timestamp());
        assertThat(fake.key()).isEqualTo(published.key());
        assertThat(fake.value()).isEqualTo(published.value());
        assertThat(fake.headers().toArray()).isEqualTo(published.headers().toArray());
    }
}
