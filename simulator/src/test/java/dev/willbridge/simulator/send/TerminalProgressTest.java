package dev.willbridge.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.simulator.http.Credentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private static final SendSettings HUNDRED = new SendSettings(
            URI.create("http://localhost/"), Credentials.NONE, 1, 10, 100, SendSettings.FOREVER, RetryPolicy.WILLSUITE);

    private final StringWriter screen = new StringWriter();
    private final Tally tally = new Tally();

    private TerminalProgress start(boolean terminal) {
        return TerminalProgress.start(new PrintWriter(screen), tally, HUNDRED, terminal);
    }

    private void fifty() {
        for (int i = 0; i < 50; i++) {
            tally.sent(0);
            tally.answered(202, 2_000_000);
            tally.decided(true);
        }
    }

    @Test
    void aTerminalHasABarTheRateAndHowLongAnswersTake() {
        try (TerminalProgress progress = start(true)) {
            fifty();
        }

        assertThat(screen.toString())
                .contains("[############------------] 50 sent")
                .containsPattern("[1-9][\\d,]*/s")
                .contains("p50 2.0 ms")
                .contains("p99 2.0 ms")
                .contains("202: 50");
    }

    @Test
    void aTerminalsLineIsDrawnAgainInItsPlace() {
        try (TerminalProgress progress = start(true)) {
            Awaitility.await().until(() -> screen.toString().split("\r", -1).length > 3);
        }

        assertThat(screen.toString()).containsOnlyOnce("\n").endsWith(System.lineSeparator());
    }

    @Test
    void elsewhereNothingIsDrawnOver() {
        try (TerminalProgress progress = start(false)) {
            fifty();
        }

        assertThat(screen.toString()).doesNotContain("\r", "\033");
    }
}
