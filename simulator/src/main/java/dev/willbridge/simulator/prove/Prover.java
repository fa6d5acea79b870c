package dev.willbridge.simulator.prove;

import dev.willbridge.simulator.http.Credentials;
import dev.willbridge.simulator.journal.Journal;
import dev.willbridge.simulator.journal.JournalContents;
import dev.willbridge.simulator.process.Workspace;
import dev.willbridge.simulator.send.RetryPolicy;
import dev.willbridge.simulator.send.SendReport;
import dev.willbridge.simulator.send.SendSettings;
import dev.willbridge.simulator.send.SendSummary;
import dev.willbridge.simulator.send.Sender;
import dev.willbridge.simulator.send.Tally;
import dev.willbridge.simulator.verify.Proof;
import dev.willbridge.simulator.verify.Verification;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import dev.willbridge.simulator.webhook.FaultMix;
import dev.willbridge.simulator.webhook.FaultySource;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Plays a script against a stage under load, and verifies what is left. */
final class Prover {

    private static final int CONNECTIONS = 64;

    /** So few that each has many events, whose order can be proved. */
    private static final int CASES = 100;

    /** Percentages, so that the quarantine is proved as well. */
    private static final FaultMix FAULTS = new FaultMix(1, 1, 1, 2);

    /** The vendor's pauses would be longer than most breakages. */
    private static final double TIME_SCALE = 0.1;

    private final Path serviceJar;
    private final int brokers;
    private final double rate;
    private final long seed;
    private final PrintWriter story;

    Prover(Path serviceJar, int brokers, double rate, long seed, PrintWriter story) {
        this.serviceJar = serviceJar;
        this.brokers = brokers;
        this.rate = rate;
        this.seed = seed;
        this.story = story;
    }

    /** Sends for that long. Everything that it starts has ended when it returns, and when the JVM ends before. */
    Proof run(Script script, Duration time, Duration patience) throws InterruptedException, IOException {
        Workspace workspace = Workspace.named("journal");
        tell("Starting " + (brokers == 1 ? "a broker" : brokers + " brokers") + " and " + serviceJar.getFileName());
        try (Stage stage = Stage.started(serviceJar, brokers)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            tell(stage.diskDescription());
            try (Evidence evidence = new Evidence(stage, workspace)) {
                Path journal = workspace.resolve("journal");
                play(script, time, stage, journal);
                tell("Everything is mended. Verifying what is on the topics.");
                Proof proof = verify(JournalContents.read(journal), stage, patience);
                evidence.needed(!proof.holds());
                return proof;
            }
        } finally {
            workspace.delete();
        }
    }

    /** Keeps journal, logs and data where something went wrong, and says where they are. */
    private final class Evidence implements AutoCloseable {

        private final String places;
        private boolean needed = true;

        Evidence(Stage stage, Workspace workspace) {
            places = workspace.directory() + ", " + stage.directories();
        }

        void needed(boolean isNeeded) {
            needed = isNeeded;
        }

        @Override
        public void close() {
            if (needed) {
                Workspace.keepAll();
            }
            if (Workspace.isKept()) {
                tell("Kept for you to look at: " + places);
            }
        }
    }

    private static Proof verify(JournalContents journal, Stage stage, Duration patience) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", stage.bootstrapServers());
        try (Verification verification = Verification.of(journal, kafka, true)) {
            return verification.run(patience);
        }
    }

    private void play(Script script, Duration time, Stage stage, Path file) throws InterruptedException, IOException {
        try (Journal journal =
                        Journal.create(file, Instant.now(), stage.webhooks().toString());
                Sender sender = new Sender(settings(stage.webhooks(), time), source(), journal, new Tally())) {
            long start = System.nanoTime();
            CompletableFuture<SendReport> sending = CompletableFuture.supplyAsync(() -> send(sender));
            for (Script.Step step : script.steps()) {
                sleepUntil(start + step.at().toNanos());
                tell(step.toString());
                stage.harm(step);
                sleepUntil(start + step.at().plus(step.lasts()).toNanos());
                stage.mend();
            }
            tell(SendSummary.table(sending.join()));
        } catch (CompletionException e) {
            throw new IllegalStateException("Sending failed", e.getCause());
        }
    }

    private static SendReport send(Sender sender) {
        try {
            return sender.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private SendSettings settings(URI target, Duration time) {
        RetryPolicy retries = RetryPolicy.WILLSUITE.scaled(TIME_SCALE);
        return new SendSettings(target, Credentials.NONE, CONNECTIONS, rate, Long.MAX_VALUE, time, retries);
    }

    private WebhookSource source() {
        return new FaultySource(new CustomerCreatedSource(seed, CASES), FAULTS, seed);
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left).toMillis());
        }
    }

    private void tell(String line) {
        story.println(line);
        story.flush();
    }
}
