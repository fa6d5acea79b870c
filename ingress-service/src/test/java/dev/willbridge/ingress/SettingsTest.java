package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.Bridge;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that cannot work keeps the service from starting, and the message names it. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "willbridge.kafka.ack-timeout=10s, between 100 ms and 2300 ms",
        "willbridge.kafka.ack-timeout=1ms, between 100 ms and 2300 ms",
        "willbridge.kafka.backlog.max-events=0, willbridge.kafka.backlog.max-events",
        "willbridge.kafka.backlog.max-size=0B, willbridge.kafka.backlog.max-size",
        "willbridge.spool.max-size=1000KB, willbridge.spool.max-size must be at least 1 MB",
        "willbridge.spool.min-free-disk=-1B, willbridge.spool.min-free-disk must not be negative",
        "willbridge.spool.directory=/dev/null/spool, The spool's directory /dev/null/spool cannot be written",
        "willbridge.topics.partitions=0, willbridge.topics.partitions",
        "willbridge.topics.replicas=0, willbridge.topics.replicas",
        "willbridge.in-flight.max-requests=0, willbridge.in-flight.max-requests",
        "willbridge.in-flight.max-size=3GB, willbridge.in-flight.max-size",
        "willbridge.connections.max=0, willbridge.connections.max must be at least 1",
        "willbridge.connections.head-timeout=0s, willbridge.connections.head-timeout must be between 100 ms and 5 minutes",
        "willbridge.connections.body-timeout=1ms, willbridge.connections.body-timeout must be between 100 ms and 5 minutes",
        "willbridge.connections.answer-timeout=1h, willbridge.connections.answer-timeout must be between 100 ms and 5 minutes",
        "server.http2.enabled=true, server.http2.enabled must be false",
        "willbridge.in-flight.max-size=1KB, less than one body of the largest allowed size",
        "willbridge.webhook.max-body-size=17MB, willbridge.webhook.max-body-size",
        "willbridge.contracts.disabled-types=customer.deleted, willbridge.contracts.disabled-types has 'customer.deleted'",
        "willbridge.contracts.disabled-types=customer_created, which is none of [customer.created",
        "spring.kafka.producer.acks=1, a 202 promises acks=all",
        "spring.kafka.producer.properties.enable.idempotence=false, a 202 promises enable.idempotence=true",
    })
    void aSettingThatCannotWorkIsRefusedAtTheStart(String setting, String message) {
        assertThatThrownBy(() -> Bridge.start("localhost:1", setting)).hasStackTraceContaining(message);
    }

    @Test
    void aServiceThatWouldCarryNothingIsRefusedAtTheStart() {
        String all = WebhookTypes.ALL.stream().map(WebhookType::name).collect(Collectors.joining(","));

        assertThatThrownBy(() -> Bridge.start("localhost:1", "willbridge.contracts.disabled-types=" + all))
                .hasStackTraceContaining("willbridge.contracts.disabled-types leaves no webhook type to carry");
    }
}
