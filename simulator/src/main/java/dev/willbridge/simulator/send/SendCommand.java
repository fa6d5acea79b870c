package dev.willbridge.simulator.send;

import static dev.willbridge.simulator.UserException.require;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.http.TargetOptions;
import dev.willbridge.simulator.journal.Journal;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator send}. */
@Command(
        name = "send",
        description = {
            "Sends webhooks of invented people, as WillSuite probably does.",
            "That is: three seconds of patience, three tries 10 s and 100 s apart unless the answer is a 2xx, then an"
                    + " event is dropped. What was sent and answered is in a journal, from which 'simulator verify' proves"
                    + " that nothing was lost."
        },
        footer = {
            "",
            "Examples:",
            "  simulator send                                         100 webhooks, ten a second, to localhost",
            "  simulator send --rate 500 --duration 5m https://bridge.example.com/webhooks/willsuite --bearer"
                    + " env:SECRET",
            "  simulator send --count 1000 --rate 0 --cases 10        as fast as it can, many events of the same cases",
            "  simulator send --malformed 1 --breaking 1 --empty-meta 2 --duplicates 5     and some that are wrong",
            "",
            "Ends with 0 where every event got the answer that it should, 1 where not, 2 where an argument is wrong.",
            "Ctrl-C stops sending in order. The people are invented, and all ids begin with 'simulated-'."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SendCommand implements Callable<Integer> {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "N",
            defaultValue = "10",
            description = "Webhooks a second, whatever the answers do; 0: as fast as the connections take them."
                    + " Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "How many. Default: 100, or no bound where there is a --duration")
    private @Nullable Long count;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "For how long to send new ones: 30s, 5m, 1h")
    private @Nullable Duration duration;

    @Mixin
    private WebhookOptions webhooks = new WebhookOptions();

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "So many times as long between tries, as 0.01 for 0.1 s and 1 s. Default: ${DEFAULT-VALUE}")
    private double timeScale;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "What was sent and answered. Default: willsuite-<time>.journal")
    private @Nullable Path journal;

    @Option(names = "--dry-run", description = "Only say what would be sent, and show a webhook")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SendSettings settings = settings();
        WebhookSource source = webhooks.source();
        Path file = journal == null ? Path.of("willsuite-" + FILE_TIME.format(Instant.now()) + ".journal") : journal;
        out.println(SendSummary.plan(settings, target.shown(), webhooks.seed(), file));
        if (dryRun) {
            out.println(new String(source.next().body(), US_ASCII));
            return 0;
        }
        target.requireListener();
        CountDownLatch reported = new CountDownLatch(1);
        try (Journal written = Journal.create(file, Instant.now(), target.shown())) {
            SendReport report =
                    send(settings, source, written, reported, spec.commandLine().getErr());
            out.println(SendSummary.table(report));
            out.println("Prove it: simulator verify " + file);
            out.flush();
            return report.isAsExpected() ? 0 : 1;
        } catch (FileAlreadyExistsException e) {
            throw new UserException("The journal " + file + " is there already: name another with --journal", e);
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("The journal " + file + " cannot be written: " + e.getMessage(), e);
        } finally {
            reported.countDown();
        }
    }

    private SendSettings settings() {
        target.validate();
        require(rate >= 0, "--rate must not be negative");
        require(timeScale >= 0, "--time-scale must not be negative");
        require(count == null || count > 0, "--count must be at least 1");
        require(duration == null || !duration.isZero(), "--duration must be more than 0");
        long bound = count != null ? count : duration != null ? Long.MAX_VALUE : 100;
        return new SendSettings(
                target.url(),
                target.credentials(),
                target.connections(),
                rate,
                bound,
                duration == null ? SendSettings.FOREVER : duration,
                RetryPolicy.WILLSUITE.scaled(timeScale));
    }

    /** Ctrl-C stops sending; the JVM then waits for the report. */
    private static SendReport send(
            SendSettings settings, WebhookSource source, Journal journal, CountDownLatch reported, PrintWriter screen)
            throws InterruptedException {
        Tally tally = new Tally();
        try (Sender sender = new Sender(settings, source, journal, tally);
                TerminalProgress progress = TerminalProgress.start(screen, tally, settings, Ansi.AUTO.enabled())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                sender.stop();
                awaitUninterrupted(reported);
            }));
            return sender.run();
        }
    }

    private static void awaitUninterrupted(CountDownLatch reported) {
        try {
            var unused = reported.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
