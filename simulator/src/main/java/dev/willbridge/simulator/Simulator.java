package dev.willbridge.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Plays WillSuite, and proves that nothing that it sent is lost. */
@Command(
        name = "simulator",
        description = "Plays WillSuite against a bridge, and proves that nothing that it sent is lost.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class,
        sortOptions = false)
public final class Simulator {

    /** Ends with 0 where all went well, 1 where what was to be shown does not hold, 2 where it was told nonsense. */
    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-simulator.xml");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulator())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setExecutionExceptionHandler(new PlainErrors());
    }
}
