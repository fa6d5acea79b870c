package dev.willbridge.simulator.verify;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.journal.JournalContents;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulator verify}. */
@Command(
        name = "verify",
        description = {
            "Proves from a journal of 'send' and Kafka's topics that nothing was lost.",
            "Reads customer-created and willsuite-quarantine from the journal's start on, changes nothing, and has no consumer"
                    + " group. Waits for what the bridge may still have in its spool."
        },
        footer = {
            "",
            "Examples:",
            "  simulator verify willsuite-20261124-060000.journal",
            "  simulator verify run.journal -b kafka-1:9093 --kafka-config client.properties --patience 10m",
            "  simulator verify run.journal --json | jq .failures",
            "",
            "Ends with 0 where all holds, 1 where something does not, 2 where an argument is wrong or Kafka does not answer."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "The file that 'send' wrote")
    private @Nullable Path journal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for what is missing, since the last that came. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofSeconds(60);

    @Option(
            names = "--exclusive",
            description =
                    "Nobody else writes to the topics: whatever else is there is a failure. Default: only what bears the"
                            + " ids of this run and was not sent, as real webhooks may come meanwhile")
    private boolean exclusive;

    @Option(names = "--json", description = "Print the proof as JSON, and nothing else")
    private boolean json;

    @Option(
            names = "--failures",
            paramLabel = "FILE",
            description = "Write all ids and places there for which something does not hold, not only the first")
    private @Nullable Path failures;

    @Option(names = "--dry-run", description = "Only say what would be read")
    private boolean dryRun;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        JournalContents contents = JournalContents.read(Objects.requireNonNull(journal));
        if (dryRun) {
            out.println("Would compare " + contents.steps().size() + " steps of " + journal + " with what is on "
                    + CustomerCreated.TOPIC + " and " + QuarantineHeaders.TOPIC + " at " + kafka.bootstrapServers()
                    + " since " + contents.start());
            return 0;
        }
        Proof proof;
        try (Verification verification = Verification.of(contents, kafka.properties(), exclusive)) {
            proof = verification.run(patience);
        }
        out.println(json ? ProofJson.of(proof) : ProofTable.of(proof, Ansi.AUTO));
        if (failures != null) {
            write(failures, proof);
        }
        return proof.holds() ? 0 : 1;
    }

    private static void write(Path file, Proof proof) {
        List<String> lines = Stream.of(Check.values())
                .flatMap(check -> proof.failures(check).stream().map(where -> check + " " + where))
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UserException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
