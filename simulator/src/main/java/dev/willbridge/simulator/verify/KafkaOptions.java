package dev.willbridge.simulator.verify;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kafka is, and how to log in there. */
public final class KafkaOptions {

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:SIMULATOR_BOOTSTRAP_SERVERS:-localhost:9092}",
            description = "Kafka. Default: ${DEFAULT-VALUE}")
    private String bootstrapServers = "localhost:9092";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Further properties of Kafka's consumer, as for SASL and TLS")
    private @Nullable Path config;

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns all that was said of Kafka. @throws UserException where the file cannot be read */
    public Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        if (config != null) {
            Properties file = new Properties();
            try (Reader in = Files.newBufferedReader(config)) {
                file.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserException("Cannot read Kafka's properties in " + config, e);
            }
            file.forEach((name, value) -> all.put(name.toString(), value));
        }
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}
