package dev.willbridge.ingress.development;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CustomerCreated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Prints the topic from its beginning, until stopped: key, headers and value of every record. */
public final class WatchTopic {

    private WatchTopic() {}

    /** @param args the bootstrap servers, localhost:9092 by default */
    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                args.length > 0 ? args[0] : "localhost:9092",
                ConsumerConfig.GROUP_ID_CONFIG,
                "watch-" + UUID.randomUUID(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        LoggingSystem.get(WatchTopic.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(CustomerCreated.TOPIC));
            System.out.println("Watching " + CustomerCreated.TOPIC + ", Ctrl-C to stop");
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(WatchTopic::print);
            }
        }
    }

    private static void print(ConsumerRecord<String, String> record) {
        System.out.println(record.key());
        for (Header header : record.headers()) {
            System.out.println("  " + header.key() + ": " + new String(header.value(), UTF_8));
        }
        System.out.println("  " + record.value());
    }
}
