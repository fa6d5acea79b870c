package dev.willbridge.ingress.development;

import dev.willbridge.ingress.IngressApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The service with a Kafka broker in the same JVM, all on loopback. Ports can be chosen: {@code --server.port=8090
 * --management.server.port=8091 --willbridge.development.kafka-port=9192}.
 */
public final class LocalBridge {

    private LocalBridge() {}

    public static void main(String[] args) {
        Optional<Port> taken = Port.of(args).filter(Port::isTaken).findFirst();
        if (taken.isPresent()) {
            System.err.println(taken.get().complaint());
            System.exit(1);
        }
        SpringApplication.from(IngressApplication::main)
                .with(LocalConfiguration.class)
                .withAdditionalProfiles("development")
                .run(args);
    }

    private record Port(String property, int number, String purpose) {

        static Stream<Port> of(String... args) {
            SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(args);
            return Stream.of(
                            new Port("server.port", 8080, "webhooks"),
                            new Port("management.server.port", 8081, "health and metrics"),
                            new Port(LocalConfiguration.KAFKA_PORT, 9092, "Kafka"))
                    .map(port -> port.or(given.getProperty(port.property)));
        }

        private Port or(String given) {
            return given == null ? this : new Port(property, Integer.parseInt(given), purpose);
        }

        boolean isTaken() {
            try (ServerSocket socket = new ServerSocket(number)) {
                return !socket.isBound();
            } catch (IOException e) {
                return true;
            }
        }

        String complaint() {
            return "Port %d (%s) is taken: stop what listens there, or add -Dspring-boot.run.arguments=--%s=%d"
                    .formatted(number, purpose, property, number + 10);
        }
    }
}
