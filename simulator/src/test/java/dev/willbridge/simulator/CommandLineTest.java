package dev.willbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.simulator.fixture.CommandLineRun;
import dev.willbridge.simulator.fixture.Receiver;
import dev.willbridge.simulator.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    private Path directory;

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(Simulator.commandLine(), arguments);
    }

    private static Stream<CommandLine> commands() {
        CommandLine root = Simulator.commandLine();
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sned",
                "send --rate",
                "send --rate fast",
                "send --rate -1",
                "send --rate NaN",
                "send --count 0",
                "send --count many",
                "send --duration 5",
                "send --duration 0s",
                "send --duration 999999999h",
                "send --time-scale -1",
                "send --cases -1",
                "send --connections 0",
                "send --seed x",
                "send --malformed 101",
                "send --malformed 60 --breaking 60",
                "send --no-such-option",
                "send localhost:8080",
                "send ftp://localhost/",
                "send http://localhost:99999/",
                "send http://user:password@localhost/",
                "send http://localhost/%",
                "send http://localhost/ http://localhost/",
                "send --basic password --dry-run",
                "send --bearer a --basic b:c --dry-run",
                "send --standard-webhooks ??? --dry-run",
                "send --hmac= --dry-run",
                "send --hmac a --hmac-header x: --dry-run",
                "send --token a --token-header x: --dry-run",
                "send --bearer env:NO_SUCH_VARIABLE --dry-run",
                "send --bearer file:/no/such/file --dry-run",
                "verify",
                "verify /no/such/journal",
                "verify .",
                "verify pom.xml",
                "verify --patience soon pom.xml",
                "prove --brokers 2",
                "prove --minutes 0",
                "prove --minutes 100000000",
                "prove --rate 0",
                "prove --seed 1.5",
                "prove --service-jar /no/such/file --minutes 0.1"
            })
    void aWrongArgumentIsAnsweredInASentence(String line) {
        CommandLineRun run = run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).doesNotContain("Exception", "\tat ");
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aSecretIsNotRepeatedInWhatIsWrong() {
        CommandLineRun run = run("send", "--dry-run", "--standard-webhooks", "canary??");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err() + run.out()).doesNotContain("canary");
    }

    @Test
    void saysThatNobodyListensRatherThanTry() {
        int port = FreePort.next();
        Path journal = directory.resolve("journal");

        CommandLineRun run = run("send", "http://localhost:" + port + "/", "--journal", journal.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Nobody listens at localhost:" + port);
        assertThat(journal).doesNotExist();
    }

    @Test
    void aJournalThatIsThereIsNotWrittenTo() throws IOException {
        Path journal = Files.writeString(directory.resolve("journal"), "precious");
        try (Receiver receiver = Receiver.answering(202)) {
            CommandLineRun run = run("send", receiver.url().toString(), "--journal", journal.toString());

            assertThat(run.code()).isEqualTo(2);
            assertThat(receiver.requests()).isEmpty();
            assertThat(journal).hasContent("precious");
        }
    }

    @Test
    void aDryRunShowsAWebhookAndSendsNone() {
        Path journal = directory.resolve("journal");
        try (Receiver receiver = Receiver.answering(202)) {
            CommandLineRun run = run(
                    "send", receiver.url() + "?token=canary", "--seed=1", "--dry-run", "--journal", journal.toString());

            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .contains("100 webhooks", receiver.url().toString(), "\"webhook_type\":\"customer.created\"")
                    .doesNotContain("canary");
            assertThat(receiver.requests()).isEmpty();
            assertThat(journal).doesNotExist();
        }
    }

    @Test
    void aDryRunOfAProofSaysWhatWouldBeBroken() {
        CommandLineRun run = run("prove", "--seed=7", "--minutes=2", "--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Seed 7", "kill -9 of the service")
                .isEqualTo(run("prove", "--seed=7", "--minutes=2", "--dry-run").out());
    }

    @Test
    void sendsAndSaysHowItWent() {
        Path journal = directory.resolve("journal");
        try (Receiver receiver = Receiver.answering(202)) {
            CommandLineRun run = run("send", receiver.url().toString(), "-n20", "-r0", "--journal", journal.toString());

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("202: 20", "simulator verify " + journal);
            assertThat(receiver.requests()).hasSize(20);
        }
    }

    @Test
    void endsWith1WhereAnswersAreNotAsTheyShouldBe() {
        try (Receiver receiver = Receiver.answering(401)) {
            CommandLineRun run = run(
                    "send",
                    receiver.url().toString(),
                    "-n3",
                    "-r0",
                    "--time-scale=0",
                    "--journal=" + directory.resolve("journal"));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("401: 9");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpSpeaksOfEveryOption(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(command.getCommandSpec().options()).isNotEmpty().allSatisfy(option -> {
            assertThat(help).contains(option.longestName());
            assertThat(String.join("", option.description())).isNotBlank();
        });
        assertThat(command.getCommandSpec().positionalParameters())
                .allSatisfy(parameter -> assertThat(help).contains(parameter.paramLabel()));
        assertThat(command.getSubcommands().keySet())
                .allSatisfy(name -> assertThat(help).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "verify", "prove"})
    void theHelpHasExamplesAndSaysHowItEnds(String command) {
        CommandLineRun run = run(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Examples:", "simulator " + command, "Ends with 0", "Default:");
    }
}
