package dev.willbridge.simulator;

import dev.willbridge.simulator.bench.BenchCommand;
import dev.willbridge.simulator.prove.ProveCommand;
import dev.willbridge.simulator.send.SendCommand;
import dev.willbridge.simulator.verify.VerifyCommand;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Plays WillSuite, and proves that nothing that it sent is lost. */
@Command(
        name = "simulator",
        description = "Plays WillSuite against a bridge, and proves that nothing that it sent is lost.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class,
        subcommands = {SendCommand.class, VerifyCommand.class, ProveCommand.class, BenchCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class Simulator {

    /** Ends with 0 where all went well, 1 where what was to be shown does not hold, 2 where it was told nonsense. */
    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-simulator.xml");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the whole command line, to be executed as often as one likes. */
    public static CommandLine commandLine() {
        return new CommandLine(new Simulator())
                .registerConverter(Duration.class, new DurationConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(118)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(new PlainErrors())
                .setExecutionExceptionHandler(new PlainErrors());
    }
}
