package dev.willbridge.simulator.send;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how sending goes on: on a terminal one line that is drawn again and again, elsewhere a line now and then. */
final class TerminalProgress implements AutoCloseable {

    private static final String CLEAR = "\r\033[K";

    /** What is too long for the terminal is cut off there: what went on in a second line would not be cleared. */
    private static final String CUT = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private static final int BAR = 24;
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final Tally tally;
    private final SendSettings settings;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(TerminalProgress::daemon);
    private long sentBefore;
    private long drawnBefore = began;

    private TerminalProgress(PrintWriter out, Tally tally, SendSettings settings, boolean terminal) {
        this.out = out;
        this.tally = tally;
        this.settings = settings;
        this.terminal = terminal;
    }

    static TerminalProgress start(PrintWriter out, Tally tally, SendSettings settings, boolean terminal) {
        TerminalProgress progress = new TerminalProgress(out, tally, settings, terminal);
        long interval = (terminal ? REDRAW : LINE).toMillis();
        var unused = progress.clock.scheduleAtFixedRate(progress::draw, interval, interval, TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (terminal) {
            draw();
            out.println();
            out.flush();
        }
    }

    private synchronized void draw() {
        out.print(terminal ? CLEAR + CUT + line() + WRAP : line() + System.lineSeparator());
        out.flush();
    }

    private String line() {
        SendReport now = tally.report();
        long time = System.nanoTime();
        double rate = (now.sent() - sentBefore) * 1e9 / Math.max(1, time - drawnBefore);
        sentBefore = now.sent();
        drawnBefore = time;
        return String.format(
                Locale.ROOT,
                "%s%,d sent  %,.0f/s  p50 %s  p99 %s  %s%s",
                bar(now, time),
                now.sent(),
                rate,
                millis(now.p50()),
                millis(now.p99()),
                answers(now),
                now.waiting() == 0 ? "" : "  " + now.waiting() + " to be tried again");
    }

    private String bar(SendReport now, long time) {
        Double done = done(now, time);
        if (done == null) {
            return "";
        }
        int full = (int) Math.min(BAR, Math.max(0, Math.round(done * BAR)));
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
    }

    /** Returns what share of all is sent, if that is known. */
    private @Nullable Double done(SendReport now, long time) {
        if (settings.count() != Long.MAX_VALUE) {
            return (double) now.sent() / settings.count();
        }
        return settings.duration().equals(SendSettings.FOREVER)
                ? null
                : (double) (time - began) / settings.duration().toNanos();
    }

    static String answers(SendReport report) {
        return report.answers().entrySet().stream()
                .map(each -> (each.getKey() == 0 ? "no answer" : each.getKey()) + ": " + each.getValue())
                .collect(Collectors.joining("  "));
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
