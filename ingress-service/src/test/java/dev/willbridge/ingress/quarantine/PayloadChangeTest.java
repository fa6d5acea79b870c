package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's "When the vendor changes the payload", step by step. */
class PayloadChangeTest {

    private static final String SECRET = "an-operator's-secret";
    private static final String MANAGEMENT = "willbridge.security.management.secrets.test=" + SECRET;
    private static final String ANONYMOUS = "willbridge.security.anonymous=true";

    @Test
    void aCustomerWhoWasRejectedReachesTheTopicOnceTheSchemaIsAmended(@TempDir Path directory) throws IOException {
        Webhook webhook = Webhook.conforming().with("\"meta\":{", "\"meta\":[],\"was\":{");
        String id = EventId.of(webhook.body());
        try (BrokerProcess broker = BrokerProcess.started()) {
            try (Bridge bridge = Bridge.ready(broker.bootstrapServers(), MANAGEMENT, ANONYMOUS)) {
                assertThat(bridge.post(webhook).statusCode()).isEqualTo(422);
                assertThat(bridge.post(webhook).statusCode()).isEqualTo(422);
                bridge.awaitDrained();

                assertThat(bridge.manage("/actuator/prometheus").body())
                        .contains("willbridge_contract_violations_total{application=\"willbridge-ingress\","
                                + "pointer=\"/case_data/meta\",rule=\"type\",type=\"customer.created\"} 2.0");
                assertThat(bridge.manage("/actuator/quarantine").body())
                        .contains("\"total\":1", "\"/case_data/meta type\":1", id, "\"tries\":2");
                assertThat(act(bridge, "POST", "", "{\"dryRun\":true}"))
                        .isEqualTo("{\"dryRun\":true,\"passed\":0,\"stayed\":1,\"refused\":0,\"failed\":false}");
            }

            String amended = "willbridge.contracts.overrides=" + amendedSchema(directory);
            try (Bridge bridge = Bridge.ready(broker.bootstrapServers(), MANAGEMENT, ANONYMOUS, amended)) {
                assertThat(act(bridge, "POST", "", "{\"dryRun\":true}"))
                        .isEqualTo("{\"dryRun\":true,\"passed\":1,\"stayed\":0,\"refused\":0,\"failed\":false}");
                assertThat(act(bridge, "POST", "", "{\"dryRun\":false}"))
                        .isEqualTo("{\"dryRun\":false,\"passed\":1,\"stayed\":0,\"refused\":0,\"failed\":false}");
                assertThat(act(bridge, "POST", "", "{\"dryRun\":false}"))
                        .isEqualTo("{\"dryRun\":false,\"passed\":0,\"stayed\":0,\"refused\":0,\"failed\":false}");
                assertThat(bridge.manage("/actuator/quarantine").body()).contains("\"total\":0");
            }

            List<ConsumerRecord<byte[], byte[]>> records =
                    TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId());
            assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo(webhook.body());
                assertThat(header(record, CloudEventHeaders.ID)).isEqualTo(id);
                assertThat(header(record, CloudEventHeaders.DATA_SCHEMA)).endsWith("-amended");
                assertThat(header(record, QuarantineHeaders.REPLAYED))
                        .isGreaterThan(header(record, CloudEventHeaders.TIME));
            });
        }
    }

    private static Path amendedSchema(Path directory) throws IOException {
        try (InputStream in = dev.willbridge.contracts.WebhookTypes.CUSTOMER_CREATED.openSchema()) {
            String schema = new String(in.readAllBytes(), UTF_8);
            String amended = schema.replaceFirst("(\"\\$id\"\\s*:\\s*\"[^\"]*)\"", "$1-amended\"")
                    .replaceFirst("(\"meta\"\\s*:\\s*\\{\\s*\"type\"\\s*:\\s*)\"object\"", "$1[\"object\", \"array\"]");
            assertThat(amended).contains("[\"object\", \"array\"]", "-amended\"");
            Files.writeString(directory.resolve("customer.created.schema.json"), amended);
            return directory;
        }
    }

    private static String act(Bridge bridge, String method, String path, String body) {
        HttpRequest request = bridge.management("/actuator/quarantine" + path)
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        String answer = bridge.send(request).body();
        bridge.awaitDrained();
        return answer;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
