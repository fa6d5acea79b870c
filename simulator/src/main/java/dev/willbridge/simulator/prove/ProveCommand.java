package dev.willbridge.simulator.prove;

import static dev.willbridge.simulator.UserException.require;

import dev.willbridge.simulator.process.Workspace;
import dev.willbridge.simulator.verify.Proof;
import dev.willbridge.simulator.verify.ProofJson;
import dev.willbridge.simulator.verify.ProofTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator prove}. */
@Command(
        name = "prove",
        description = {
            "Starts brokers and the packaged service here, breaks them under load, and proves that nothing was lost.",
            "What is broken, when and for how long follows from the seed alone: kill -9 and SIGSTOP of the service and"
                    + " of brokers, restarts, all of Kafka away, a full disk. Sends to this machine only, and ends by"
                    + " itself."
        },
        footer = {
            "",
            "Examples:",
            "  simulator prove                                five minutes, one broker",
            "  simulator prove --minutes 60 --brokers 3       an hour, a cluster with replication 3",
            "  simulator prove --seed 42 --dry-run            what would be broken, and when",
            "",
            "Ends with 0 where all holds, 1 where something does not, 2 where an argument is wrong or something does"
                    + " not start.",
            "Needs no Kafka and no Docker. The disk is a small one if the user is root, who may mount it; else the"
                    + " spool is bounded."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ProveCommand implements Callable<Integer> {

    private static final int A_WEEK = 7 * 24 * 60;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "For how long. Default: ${DEFAULT-VALUE}")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The same seed breaks the same at the same times, and sends the same. Default: another one each"
                            + " time")
    private @Nullable Long seed;

    @Option(
            names = "--brokers",
            paramLabel = "1|3",
            defaultValue = "1",
            description = "How many. Default: ${DEFAULT-VALUE}")
    private int brokers;

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "N",
            defaultValue = "200",
            description = "Webhooks a second. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--service-jar",
            paramLabel = "FILE",
            description = "The packaged service. Default: ingress-service/target/ingress-service-*.jar")
    private @Nullable Path serviceJar;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for what is missing at the end. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofSeconds(60);

    @Option(
            names = "--keep",
            description =
                    "Keep the journal, logs and data, and say where they are. Without, only if something went wrong")
    private boolean keep;

    @Option(names = "--json", description = "Print the proof as JSON, and nothing else to the standard output")
    private boolean json;

    @Option(names = "--dry-run", description = "Only say what would be broken, and when")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter story = json ? spec.commandLine().getErr() : out;
        require(minutes > 0 && minutes <= A_WEEK, "--minutes must be more than 0, and 10080 (a week) at most");
        require(brokers == 1 || brokers == 3, "--brokers must be 1 or 3");
        require(rate > 0, "--rate must be more than 0");
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        Script script = Script.of(usedSeed, Duration.ofMillis((long) (minutes * 60_000)), brokers);
        story.println("Seed " + usedSeed + ": " + script.steps().size() + " breakages in " + minutes + " minutes");
        if (dryRun) {
            script.steps().forEach(story::println);
            return 0;
        }
        if (keep) {
            Workspace.keepAll();
        }
        Prover prover = new Prover(ServiceJar.find(serviceJar), brokers, rate, usedSeed, story);
        Proof proof = prover.run(script, Duration.ofMillis((long) (minutes * 60_000)), patience);
        out.println(json ? ProofJson.of(proof) : ProofTable.of(proof, Ansi.AUTO));
        return proof.holds() ? 0 : 1;
    }
}
