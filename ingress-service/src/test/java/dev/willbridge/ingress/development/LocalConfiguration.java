package dev.willbridge.ingress.development;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.ingress.fixture.EmbeddedKafka;
import dev.willbridge.ingress.topic.TopicKeeper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** A broker for the service, and a word on what to do with the two. */
@TestConfiguration(proxyBeanMethods = false)
class LocalConfiguration {

    static final String KAFKA_PORT = "willbridge.development.kafka-port";

    static final String SECRET = "willbridge.security.basic.secrets.local";

    static final String OPERATORS_SECRET = "willbridge.security.management.secrets.local";

    @Bean
    EmbeddedKafka embeddedKafka(@Value("${" + KAFKA_PORT + ":9092}") int port) {
        return EmbeddedKafka.startOnPort(port);
    }

    @Bean
    KafkaConnectionDetails kafkaConnectionDetails(EmbeddedKafka kafka) {
        return () -> List.of(kafka.bootstrapServers());
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> whatToDoNext(
            EmbeddedKafka kafka,
            TopicKeeper topics,
            @Value("${server.port}") int port,
            @Value("${management.server.port}") int managementPort,
            @Value("${" + SECRET + ":}") String secret,
            @Value("${" + OPERATORS_SECRET + ":}") String operatorsSecret) {
        return ready -> {
            Awaitility.await("topic")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> topics.state().ready());
            System.out.println(webhooks(port, secret, kafka.bootstrapServers()));
            System.out.println(quarantine(managementPort, operatorsSecret));
        };
    }

    private static String webhooks(int port, String secret, String bootstrapServers) {
        String host = (secret.isEmpty() ? "" : "willsuite:" + secret + "@") + "localhost:" + port;
        String who = secret.isEmpty() ? "" : ", with a secret made for this run";
        return """

                The bridge runs%6$s. Send it a webhook:

                  curl -i http://%1$s/webhooks/willsuite -H 'Content-Type: application/json' -d '%2$s'

                Watch the topic, with kcat or with nothing installed:

                  kcat -C -b %3$s -t %4$s -f '%%k %%h %%s\\n'
                  ./mvnw -q spring-boot:test-run -Dspring-boot.run.main-class=%5$s -Dspring-boot.run.arguments=%3$s""".formatted(host, example(), bootstrapServers, CustomerCreated.TOPIC, WatchTopic.class.getName(), who);
    }

    private static String quarantine(int managementPort, String secret) {
        String operator = secret.isEmpty() ? "" : ", which is acted on with SECRET=" + secret;
        return """

                Look at what comes on which topic, and at what was rejected%2$s:

                  http://localhost:%1$d/actuator/contracts
                  http://localhost:%1$d/actuator/quarantine

                Stop with Ctrl-C. What is in Kafka is gone then.
                """.formatted(managementPort, operator);
    }

    private static String example() {
        try (InputStream in = LocalConfiguration.class.getResourceAsStream("/customer-created.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
