package dev.willbridge.simulator.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.ContractCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to check the vendor's example, the event id included, and what the event id alone costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContractCheckBenchmark {

    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);
    private byte[] conforming;
    private byte[] violating;

    @Setup
    public void read() throws IOException {
        try (InputStream example =
                Objects.requireNonNull(CustomerCreated.class.getResourceAsStream("customer.created.example.json"))) {
            conforming = example.readAllBytes();
        }
        violating = new String(conforming, UTF_8)
                .replaceFirst("\"meta\"\\s*:\\s*\\{[^}]*}", "\"meta\": []")
                .getBytes(UTF_8);
    }

    @Benchmark
    public CheckResult checkOfTheExample() {
        return check.check(conforming);
    }

    @Benchmark
    public CheckResult checkOfAnEmptyMeta() {
        return check.check(violating);
    }

    @Benchmark
    public String eventId() {
        return EventId.of(conforming);
    }
}
