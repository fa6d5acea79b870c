package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.kafka.WebhookEventDeserializer;
import dev.willbridge.contracts.testkit.FakeBridge;
import dev.willbridge.contracts.testkit.TestEvent;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(properties = "example.first-retry=10ms")
@EmbeddedKafka(topics = {CustomerCreated.TOPIC, CustomerListenerTest.DEAD_LETTERS}, partitions = 1)
class CustomerListenerTest {

    static final String DEAD_LETTERS = CustomerCreated.TOPIC + "-dlt";

    private static final int PATIENCE = 30_000;

    @Autowired
    private EmbeddedKafkaBroker broker;

    @MockitoBean
    private Customers customers;

    private FakeBridge bridge;

    @BeforeEach
    void start() {
        bridge = new FakeBridge(broker.getBrokersAsString());
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void aCustomerIsAddedOnceHoweverOftenItsEventComes() {
        bridge.send(created("case-1"));
        bridge.send(created("case-1"));
        bridge.send(created("case-2"));

        verify(customers, timeout(PATIENCE)).add(eq("case-2"), any());
        verify(customers, times(1)).add(eq("case-1"), any());
    }

    @Test
    void anEventThatFailsIsTriedAgainAndThenADeadLetterAsItCame() {
        TestEvent<CustomerCreated> failing = created("case-3");
        doThrow(new IllegalStateException()).when(customers).add(eq("case-3"), any());

        bridge.send(failing);
        bridge.send(created("case-4"));

        verify(customers, timeout(PATIENCE)).add(eq("case-4"), any());
        verify(customers, times(5)).add(eq("case-3"), any());
        ConsumerRecord<String, byte[]> letter = deadLetter("case-3");
        assertThat(new WebhookEventDeserializer<>(CustomerCreated.class)
                        .deserialize(letter.topic(), letter.headers(), letter.value()))
                .isEqualTo(failing.toEvent());
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheNextIsHandled() {
        bridge.sendUnreadable(created("case-5"));
        bridge.send(created("case-6"));

        verify(customers, timeout(PATIENCE)).add(eq("case-6"), any());
        assertThat(new String(deadLetter("case-5").value())).isEqualTo("{\"unreadable\":");
    }

    private static TestEvent<CustomerCreated> created(String caseId) {
        return TestEvent.of(CustomerCreated.class).caseId(caseId);
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        Map<String, Object> settings = KafkaTestUtils.consumerProps(broker, "test-" + key, false);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            broker.consumeFromAnEmbeddedTopic(consumer, DEAD_LETTERS);
            for (int poll = 0; poll < 30; poll++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.key().equals(key)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no dead letter of " + key);
    }
}
