package dev.willbridge.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.journal.JournalContents.Answered;
import dev.willbridge.simulator.journal.JournalContents.Sending;
import dev.willbridge.simulator.process.ChildProcess;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
    private static final SentEvent EVENT = new SentEvent(0, "ab".repeat(16), "simulated-1-2", Destination.TOPIC);
    private static final SentEvent WITHOUT_KEY =
            new SentEvent(1, "cd".repeat(16), "", Destination.QUARANTINE_MALFORMED);

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("run.journal");
    }

    @Test
    void saysWhatWasWrittenInItsOrder() throws IOException {
        try (Journal journal = Journal.create(file(), START, "http://localhost/x")) {
            journal.sending(EVENT);
            journal.sending(WITHOUT_KEY);
            journal.answered(0, 202, Duration.ofMillis(5));
            journal.answered(1, 0, Duration.ofSeconds(3));
        }

        JournalContents contents = JournalContents.read(file());

        assertThat(contents.start()).isEqualTo(START);
        assertThat(contents.target()).isEqualTo("http://localhost/x");
        assertThat(contents.steps())
                .containsExactly(
                        new Sending(EVENT),
                        new Sending(WITHOUT_KEY),
                        new Answered(0, 202, 5_000),
                        new Answered(1, 0, 3_000_000));
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Files.writeString(file(), "somebody's");

        assertThatThrownBy(() -> Journal.create(file(), START, "x")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file()).hasContent("somebody's");
    }

    @Test
    void aLastLineWithoutItsEndIsOneThatWasBeingWritten() throws IOException {
        try (Journal journal = Journal.create(file(), START, "x")) {
            journal.sending(EVENT);
            journal.answered(0, 202, Duration.ZERO);
        }
        byte[] whole = Files.readAllBytes(file());

        for (int torn = 1; torn < "a 0 202 0\n".length(); torn++) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - torn));
            assertThat(JournalContents.read(file()).steps()).containsExactly(new Sending(EVENT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "something else\n",
                "willbridge-journal 2 2026-11-24T06:00:00Z x\n",
                "willbridge-journal 1 noon x\n",
                "willbridge-journal 1 2026-11-24T06:00:00Z x\nz\n",
                "willbridge-journal 1 2026-11-24T06:00:00Z x\ns 1\n",
                "willbridge-journal 1 2026-11-24T06:00:00Z x\na 1 two 3\n",
                "willbridge-journal 1 2026-11-24T06:00:00Z x\ns 0 ab NOWHERE k\n"
            })
    void whatIsNoJournalIsRefusedInOneSentence(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> JournalContents.read(file()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void whatIsNotThereIsRefusedInOneSentence() {
        assertThatThrownBy(() -> JournalContents.read(file()))
                .isInstanceOf(UserException.class)
                .hasMessage("There is no journal " + file());
    }

    @Test
    void outlivesItsWriterAtAnyMoment() throws IOException {
        ChildProcess writer = ChildProcess.java(
                directory.resolve("log"),
                List.of("-cp", System.getProperty("java.class.path"), Writer.class.getName(), file().toString()));
        Awaitility.await().until(() -> Files.exists(file()) && Files.size(file()) > 100_000);

        writer.kill();

        List<JournalContents.Step> steps = JournalContents.read(file()).steps();
        assertThat(steps).hasSizeGreaterThan(1000);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i)).isEqualTo(new Answered(i, 202, 0));
        }
    }

    /** Writes until it is killed. */
    static final class Writer {

        public static void main(String[] arguments) throws IOException {
            try (Journal journal = Journal.create(Path.of(arguments[0]), START, "x")) {
                for (long number = 0; number < 100_000_000; number++) {
                    journal.answered(number, 202, Duration.ZERO);
                }
            }
        }
    }
}
