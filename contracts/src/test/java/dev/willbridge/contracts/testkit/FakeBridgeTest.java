package dev.willbridge.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.kafka.WebhookEventDeserializer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The fake bridge sends what it is given, and what nobody can read. */
class FakeBridgeTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final FakeBridge bridge = new FakeBridge(producer);
    private final TestEvent<CustomerCreated> event = TestEvent.of(CustomerCreated.class);

    @Test
    void sendsTheEventsRecord() {
        assertThat(bridge.send(event).topic()).isEqualTo(CustomerCreated.TOPIC);

        assertThat(producer.history()).hasSize(1);
        assertThat(producer.history().get(0).value()).isEqualTo(event.body());
    }

    @Test
    void sendsWhatCannotBeRead() {
        bridge.sendUnreadable(event);

        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() ->
                        new WebhookEventDeserializer<>().deserialize(record.topic(), record.headers(), record.value()))
                .withMessageEndingWith("is not JSON");
    }

    @Test
    void saysWhereTheBrokerDoesNotTakeIt() {
        MockProducer<byte[], byte[]> failing =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata>
                            send(ProducerRecord<byte[], byte[]> record) {
                        var future = super.send(record);
                        errorNext(new KafkaException("full"));
                        return future;
                    }
                };

        assertThatIllegalStateException()
                .isThrownBy(() -> new FakeBridge(failing).send(event))
                .withCauseInstanceOf(KafkaException.class);
    }

    @Test
    void closesItsProducer() {
        bridge.close();

        assertThat(producer.closed()).isTrue();
    }
}
