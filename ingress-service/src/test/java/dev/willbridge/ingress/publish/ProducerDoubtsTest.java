package dev.willbridge.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.ingress.spool.SpoolEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ProducerFactory;

class ProducerDoubtsTest {

    private int resets;
    private final ProducerDoubts doubts = new ProducerDoubts(new ProducerFactory<>() {
        @Override
        public Producer<byte[], byte[]> createProducer() {
            throw new IllegalStateException("Nobody asked for one");
        }

        @Override
        public void reset() {
            resets++;
        }
    });

    @Test
    void silenceTwiceIsReasonForAnotherProducerAndOnceIsNot() {
        doubts.failed(new TimeoutException());
        doubts.succeeded();
        doubts.failed(new TimeoutException());
        doubts.failed(new TopicAuthorizationException("topic"));
        doubts.failed(new TimeoutException());
        assertThat(resets).isZero();

        doubts.failed(new TimeoutException());
        assertThat(resets).isEqualTo(1);
    }

    @Test
    void aProducerThatWasNotLetInIsReplaced() {
        doubts.failed(new SaslAuthenticationException("password"));

        assertThat(resets).isEqualTo(1);
    }

    @Test
    void aProducerThatRefusesToSendIsReplaced() throws InterruptedException {
        Page page = page();

        MockProducer<byte[], byte[]> producer = producer();
        producer.sendException = new KafkaException("in an error state");
        page.deliver(() -> producer);
        doubts.failed(page.outage());

        assertThat(resets).isEqualTo(1);
    }

    @Test
    void aProducerThatSomebodyElseClosedIsNotReplacedAgain() throws InterruptedException {
        Page page = page();

        page.deliver(() -> new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
                var sent = super.send(record, callback);
                errorNext(new KafkaException("Producer is closed forcefully."));
                return sent;
            }
        });
        doubts.failed(page.outage());

        assertThat(page.outage()).hasMessageContaining("forcefully");
        assertThat(resets).isZero();
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Page page() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("topic", "case".getBytes(UTF_8), "{}".getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.ID, "id".getBytes(UTF_8));
        return new Page(List.of(new SpoolEntry(1, Instant.now(), StoredRecord.encode(record))));
    }
}
