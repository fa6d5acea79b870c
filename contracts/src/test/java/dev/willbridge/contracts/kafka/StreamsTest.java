package dev.willbridge.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.testkit.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Kafka Streams reads the events, keeps them in its stores, joins them and writes them on. */
class StreamsTest {

    private final Serde<WebhookEvent<CustomerCreated>> serde = new WebhookEventSerde<>(CustomerCreated.class);
    private final StreamsBuilder builder = new StreamsBuilder();

    @Test
    void eventsAreWrittenOnAsTheyCame() {
        events().to("onward", Produced.with(Serdes.String(), serde));
        ProducerRecord<byte[], byte[]> record =
                TestEvent.of(CustomerCreated.class).toRecord();

        try (TopologyTestDriver driver = driver()) {
            pipe(driver, record);

            TestRecord<byte[], byte[]> written = onward(driver).readRecord();
            assertThat(written.key()).isEqualTo(record.key());
            assertThat(written.value()).isEqualTo(record.value());
            assertThat(written.headers().toArray()).isEqualTo(record.headers().toArray());
        }
    }

    @Test
    void eventsOfACaseAreJoinedThroughStores() {
        var window = JoinWindows.ofTimeDifferenceAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(1));
        var retention = Duration.ofMillis(window.size() + window.gracePeriodMs());
        var left = Stores.inMemoryWindowStore("left", retention, Duration.ofMillis(window.size()), true);
        var right = Stores.inMemoryWindowStore("right", retention, Duration.ofMillis(window.size()), true);
        KStream<String, WebhookEvent<CustomerCreated>> created = events();
        created.join(
                        created,
                        (one, other) -> one.id() + "+" + other.id(),
                        window,
                        StreamJoined.<String, WebhookEvent<CustomerCreated>, WebhookEvent<CustomerCreated>>with(
                                        left, right)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(serde)
                                .withOtherValueSerde(serde))
                .to("onward", Produced.with(Serdes.String(), Serdes.String()));
        TestEvent<CustomerCreated> first = TestEvent.of(CustomerCreated.class);
        TestEvent<CustomerCreated> second = first.with("/customer_data/id", "another");

        try (TopologyTestDriver driver = driver()) {
            pipe(driver, first.toRecord());
            pipe(driver, second.toRecord());

            assertThat(onward(driver).readValuesToList())
                    .extracting(String::new)
                    .contains(first.id() + "+" + second.id(), second.id() + "+" + first.id());
        }
    }

    @Test
    void aTableKeepsTheLastEventOfACase() {
        builder.table(
                CustomerCreated.TOPIC,
                Consumed.with(Serdes.String(), serde),
                Materialized.<String, WebhookEvent<CustomerCreated>>as(Stores.inMemoryKeyValueStore("cases"))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serde));
        TestEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class).caseId("case-1");

        try (TopologyTestDriver driver = driver()) {
            pipe(driver, event.toRecord());

            assertThat(driver.<String, WebhookEvent<CustomerCreated>>getKeyValueStore("cases")
                            .get("case-1"))
                    .isEqualTo(event.toEvent());
        }
    }

    @Test
    void whatCannotBeReadIsSteppedOver() {
        events().to("onward", Produced.with(Serdes.String(), serde));
        ProducerRecord<byte[], byte[]> good =
                TestEvent.of(CustomerCreated.class).toRecord();

        try (TopologyTestDriver driver = driver()) {
            pipe(driver, new ProducerRecord<>(good.topic(), null, good.key(), new byte[] {'{'}, good.headers()));
            pipe(driver, good);

            assertThat(onward(driver).readValuesToList()).containsExactly(good.value());
        }
    }

    private KStream<String, WebhookEvent<CustomerCreated>> events() {
        return builder.stream(CustomerCreated.TOPIC, Consumed.with(Serdes.String(), serde));
    }

    private TopologyTestDriver driver() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        return new TopologyTestDriver(builder.build(), settings, Instant.EPOCH);
    }

    private static void pipe(TopologyTestDriver driver, ProducerRecord<byte[], byte[]> record) {
        TestInputTopic<byte[], byte[]> topic =
                driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer());
        topic.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), Instant.EPOCH));
    }

    private static TestOutputTopic<byte[], byte[]> onward(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                "onward", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer());
    }
}
