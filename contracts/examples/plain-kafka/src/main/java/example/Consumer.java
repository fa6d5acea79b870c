package example;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.kafka.WebhookEvent;
import dev.willbridge.contracts.kafka.WebhookEventDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;

class Consumer {

    private static final Map<String, Object> SETTINGS = Map.of(
            "bootstrap.servers", "localhost:9092",
            "group.id", "my-service",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", false);

    public static void main(String[] args) {
        var values = new WebhookEventDeserializer<>(CustomerCreated.class);
        try (var consumer = new KafkaConsumer<>(SETTINGS, new StringDeserializer(), values)) {
            consumer.subscribe(List.of(CustomerCreated.TOPIC));
            while (true) {
                try {
                    consumer.poll(Duration.ofSeconds(1)).forEach(record -> handle(record.value()));
                    consumer.commitSync(); // once all is done: at least once
                } catch (RecordDeserializationException e) { // step over it
                    System.err.println(e.getMessage() + " " + e.getCause().getMessage());
                    consumer.seek(e.topicPartition(), e.offset() + 1);
                }
            }
        }
    }

    private static void handle(WebhookEvent<CustomerCreated> event) {
        System.out.println(event.id() + " of case " + event.key());
    }
}
