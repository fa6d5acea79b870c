package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.Spools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A record without a value takes the same way as any other. */
class TombstoneTest {

    private static final String TOPIC = "some-compacted-topic";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @TempDir
    private Path directory;

    private Spool spool;
    private Lane lane;

    @BeforeEach
    void start() {
        spool = Spools.open(directory);
        PublishProperties properties = new PublishProperties(
                Duration.ofSeconds(2), new PublishProperties.Backlog(2048, DataSize.ofMegabytes(16)));
        lane = new Lanes(
                        () -> producer,
                        properties,
                        new PublishMetrics(new SimpleMeterRegistry()),
                        spool,
                        (refused, reason) -> null)
                .of(List.of(TOPIC))
                .get(TOPIC);
        lane.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        lane.stop(Duration.ofSeconds(1));
        spool.close();
    }

    @Test
    void aTombstoneThatKafkaDidNotTakeIsSpooledAndDeliveredAsATombstone() {
        var answer = lane.publish(new Tombstone("a"));
        awaitSent(1);
        producer.errorNext(new TimeoutException("away"));
        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(PublishResult.SPOOLED);

        awaitSent(2);
        producer.completeNext();

        ProducerRecord<byte[], byte[]> delivered = producer.history().get(1);
        assertThat(delivered.key()).isEqualTo("a".getBytes(UTF_8));
        assertThat(delivered.value()).isNull();
        Awaitility.await("spool").atMost(PATIENCE).until(() -> !lane.isSpooling());
    }

    private void awaitSent(int records) {
        Awaitility.await("sent")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(producer.history()).hasSize(records));
    }

    private record Tombstone(String id) implements Event {
        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public ProducerRecord<byte[], byte[]> toRecord() {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, id.getBytes(UTF_8), null);
            record.headers().add(CloudEventHeaders.ID, id.getBytes(UTF_8));
            return record;
        }
    }
}
