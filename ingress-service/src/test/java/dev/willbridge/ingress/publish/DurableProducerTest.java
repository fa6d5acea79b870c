package dev.willbridge.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class DurableProducerTest {

    @Test
    void promisesWhatA202RestsOn() {
        Map<String, Object> settings = customized(Map.of());

        assertThat(settings).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
    }

    @Test
    void givesUpARecordWhenItsSenderIsToldThatItIsNotKept() {
        Map<String, Object> settings = customized(Map.of(), false);

        assertThat(settings).containsEntry("delivery.timeout.ms", 2000).containsEntry("max.block.ms", 2000);
    }

    @Test
    void isPatientWithARecordThatIsKeptInTheSpool() {
        Map<String, Object> settings = customized(Map.of(), true);

        assertThat(settings)
                .containsEntry("delivery.timeout.ms", 30_000)
                .containsEntry("request.timeout.ms", 10_000)
                .containsEntry("max.block.ms", 2000);
    }

    @ParameterizedTest
    @CsvSource({"100ms, false", "500ms, false", "2s, false", "2300ms, false", "100ms, true", "2300ms, true"})
    void isAConfigurationThatKafkaTakesForEveryTimeout(String ackTimeout, boolean spooled) {
        Duration timeout = org.springframework.boot.convert.DurationStyle.detectAndParse(ackTimeout);
        DefaultKafkaProducerFactory<byte[], byte[]> factory = factory(Map.of());

        new DurableProducer(timeout, spooled).customize(factory);

        Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
        settings.put("key.serializer", factory.getKeySerializer().getClass());
        settings.put("value.serializer", factory.getValueSerializer().getClass());
        ProducerConfig config = new ProducerConfig(settings);
        assertThat(config.getInt("delivery.timeout.ms"))
                .isGreaterThanOrEqualTo(config.getInt("request.timeout.ms")
                        + config.getLong("linger.ms").intValue());
    }

    @Test
    void leavesWhatTheOperatorSet() {
        Map<String, Object> settings = customized(Map.of("linger.ms", "50", "compression.type", "zstd", "acks", "-1"));

        assertThat(settings)
                .containsEntry("linger.ms", "50")
                .containsEntry("compression.type", "zstd")
                .containsEntry("acks", "-1");
    }

    @ParameterizedTest
    @CsvSource({"acks, 1", "acks, 0", "enable.idempotence, false"})
    void refusesWhatWouldBreakThePromise(String name, String value) {
        assertThatThrownBy(() -> customized(Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name + "=" + value)
                .hasMessageContaining("remove that setting");
    }

    private static Map<String, Object> customized(Map<String, Object> configured) {
        return customized(configured, true);
    }

    private static Map<String, Object> customized(Map<String, Object> configured, boolean spooled) {
        DefaultKafkaProducerFactory<byte[], byte[]> factory = factory(configured);
        new DurableProducer(Duration.ofSeconds(2), spooled).customize(factory);
        return factory.getConfigurationProperties();
    }

    private static DefaultKafkaProducerFactory<byte[], byte[]> factory(Map<String, Object> configured) {
        Map<String, Object> all = new HashMap<>(configured);
        all.put("bootstrap.servers", "localhost:9092");
        return new DefaultKafkaProducerFactory<>(all);
    }
}
