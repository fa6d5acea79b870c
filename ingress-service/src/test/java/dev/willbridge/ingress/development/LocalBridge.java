package dev.willbridge.ingress.development;

import dev.willbridge.ingress.IngressApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The service with a Kafka broker in the same JVM, all on loopback. Ports can be chosen: {@code --server.port=8090
 * --management.server.port=8091 --willbridge.development.kafka-port=9192}.
 */
public final class LocalBridge {

    private static final String OF_OPERATORS = "--willbridge.security.management.";

    private LocalBridge() {}

    public static void main(String[] args) {
        List<Port> taken = Port.of(args).filter(Port::isTaken).toList();
        if (!taken.isEmpty()) {
            System.err.println(complaint(taken, args));
            System.exit(1);
        }
        SpringApplication.from(IngressApplication::main)
                .with(LocalConfiguration.class)
                .withAdditionalProfiles("development")
                .run(withSecrets(args));
    }

    /** Adds secrets that nobody else knows, unless the arguments say who may send, and who may act. */
    static String[] withSecrets(String... args) {
        Stream<String> sender = Stream.of(args).anyMatch(LocalBridge::saysWhoMaySend)
                ? Stream.empty()
                : Stream.of("--" + LocalConfiguration.SECRET + "=" + secret());
        Stream<String> operator = Stream.of(args).anyMatch(arg -> arg.startsWith(OF_OPERATORS))
                ? Stream.empty()
                : Stream.of("--" + LocalConfiguration.OPERATORS_SECRET + "=" + secret());
        return Stream.of(Stream.of(args), sender, operator)
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    private static boolean saysWhoMaySend(String arg) {
        return arg.startsWith("--willbridge.security.") && !arg.startsWith(OF_OPERATORS);
    }

    private static String secret() {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** One line: what is taken, and the command that goes round it. */
    private static String complaint(List<Port> taken, String... args) {
        String ports = taken.stream().map(Port::toString).collect(Collectors.joining(", "));
        Stream<String> kept = Stream.of(args).filter(arg -> taken.stream().noneMatch(port -> port.isSetBy(arg)));
        String others = Stream.concat(kept, taken.stream().map(Port::moved)).collect(Collectors.joining(" "));
        return "Taken: %s. Stop what listens there, or: ./mvnw spring-boot:test-run \"-Dspring-boot.run.arguments=%s\""
                .formatted(ports, others);
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

        boolean isSetBy(String arg) {
            return arg.startsWith("--" + property + "=");
        }

        String moved() {
            return "--" + property + "=" + (number + 10);
        }

        @Override
        public String toString() {
            return "port " + number + " (" + purpose + ")";
        }
    }
}
