package dev.willbridge.simulator.bench;

import static dev.willbridge.simulator.UserException.require;

import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.http.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator bench}. */
@Command(
        name = "bench",
        description = {
            "Measures a running bridge: how many webhooks it takes, how long each answer takes, and what that costs.",
            "As fast as the connections go and then at shares of that, or only at the rates you name. At a rate the clock is an open loop: the time of an answer"
                    + " counts from when its webhook was due, so a bridge that stalls does not hide it by being sent less. What"
                    + " is sent are real webhooks: they end up on the topic."
        },
        footer = {
            "",
            "Examples:",
            "  simulator bench --bearer env:SECRET             localhost; then at a quarter, a half and three quarters of that",
            "  simulator bench --rates 500,1000,2000 --duration 60s --svg latency.svg",
            "  simulator bench https://bridge.example.com/webhooks/willsuite --rates 50 --bearer env:SECRET",
            "",
            "On the bridge's machine the simulator takes CPU from it: look at the CPU time of a webhook there, rather than at",
            "how many. Ends with 0 where all got 202, 1 where some did not, 2 where an argument is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BenchCommand implements Callable<Integer> {

    private static final double AS_FAST_AS_IT_GOES = 0;
    private static final double[] SHARES = {0.25, 0.5, 0.75};

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = {"-r", "--rates"},
            paramLabel = "N",
            split = ",",
            description =
                    "Webhooks a second, one measurement each, and nothing faster. Default: as fast as it goes, then a"
                            + " quarter, a half and three quarters of that")
    private List<Double> rates = List.of();

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "How long each measurement takes. Default: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ofSeconds(20);

    @Option(
            names = {"-w", "--warm-up"},
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "How long to send before anything is measured, at the first rate. Default: ${DEFAULT-VALUE}")
    private Duration warmUp = Duration.ofSeconds(20);

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description =
                    "The bridge's process, for its CPU and memory. Default: who listens there, if on this machine")
    private @Nullable Long pid;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Draw how long the answers took, a curve for each measurement")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Print the figures as JSON, and nothing else to the standard output")
    private boolean json;

    @Option(names = "--dry-run", description = "Only say what would be sent")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        validate();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter story = json ? spec.commandLine().getErr() : out;
        tell(story, (dryRun ? "Would send to " : "Sending to ") + target.shown() + ": " + plan());
        if (dryRun) {
            return 0;
        }
        target.requireListener();
        ServerProcess server = server();
        tell(
                story,
                server == null ? "Its process is not on this machine: no CPU, no memory" : "Process " + server.pid());
        List<Measurement> all = measure(new Bench(target, server), story);
        BenchReport report =
                new BenchReport(all, server == null ? null : server.peakBytes().orElse(null));
        out.println(json ? report.json() : report.table());
        draw(all);
        return report.allAccepted() ? 0 : 1;
    }

    private List<Measurement> measure(Bench bench, PrintWriter story) throws InterruptedException {
        if (!warmUp.isZero()) {
            bench.run(rates.isEmpty() ? AS_FAST_AS_IT_GOES : rates.get(0), warmUp);
        }
        List<Measurement> all = new ArrayList<>();
        List<Double> measured = rates;
        if (rates.isEmpty()) {
            tell(story, "As fast as it goes ...");
            Measurement fastest = bench.run(AS_FAST_AS_IT_GOES, duration);
            all.add(fastest);
            measured = sharesOf(fastest.throughput());
        }
        for (double rate : measured) {
            tell(story, String.format(Locale.ROOT, "%,.0f a second ...", rate));
            all.add(bench.run(rate, duration));
        }
        return all;
    }

    private static List<Double> sharesOf(double throughput) {
        return Arrays.stream(SHARES)
                .map(share -> Math.max(1, Math.rint(share * throughput)))
                .boxed()
                .toList();
    }

    private String plan() {
        String loads = rates.isEmpty()
                ? "as fast as " + target.connections()
                        + " connections go, then at a quarter, a half and three quarters of that"
                : rates.stream()
                                .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                                .collect(Collectors.joining(", "))
                        + " a second";
        return loads + ", " + duration.toSeconds() + " s each, after " + warmUp.toSeconds() + " s to warm up";
    }

    private void validate() {
        target.validate();
        require(rates.stream().allMatch(rate -> rate > 0), "--rates must be more than 0");
        require(!duration.isZero(), "--duration must be more than 0");
        require(svg == null || Files.isDirectory(directory(svg)), "There is no directory for --svg " + svg);
    }

    private static Path directory(@Nullable Path file) {
        return Objects.requireNonNull(
                Objects.requireNonNull(file).toAbsolutePath().getParent());
    }

    private @Nullable ServerProcess server() {
        if (pid != null) {
            return ServerProcess.of(pid);
        }
        return target.isLocal() ? ServerProcess.listeningOn(target.port()).orElse(null) : null;
    }

    private void draw(List<Measurement> all) {
        if (svg != null) {
            try {
                Files.writeString(svg, LatencyChart.of(all));
            } catch (IOException e) {
                throw new UserException("Cannot write " + svg + ": " + e.getMessage(), e);
            }
        }
    }

    private static void tell(PrintWriter story, String line) {
        story.println(line);
        story.flush();
    }
}
