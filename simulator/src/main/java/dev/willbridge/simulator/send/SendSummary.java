package dev.willbridge.simulator.send;

import static dev.willbridge.simulator.send.TerminalProgress.millis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What is to be sent, and what was, in words. */
public final class SendSummary {

    private static final Duration WORTH_SAYING = Duration.ofMillis(50);

    private SendSummary() {}

    static String plan(SendSettings settings, String target, long seed, Path journal) {
        String many = settings.count() == Long.MAX_VALUE ? "webhooks" : settings.count() + " webhooks";
        String pace = settings.rate() > 0
                ? String.format(Locale.ROOT, "%s a second", trim(settings.rate()))
                : "as fast as they go";
        String time = settings.duration().equals(SendSettings.FOREVER)
                ? ""
                : " for " + settings.duration().toString().substring(2).toLowerCase(Locale.ROOT);
        return "Sending " + many + ", " + pace + time + ", over up to " + settings.connections() + " connections, to "
                + target + System.lineSeparator() + "Seed " + seed + ", journal " + journal;
    }

    /** Returns several lines. */
    public static String table(SendReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "sent", report.sent(), "");
        line(text, "answered as they should", report.asExpected(), "");
        line(text, "answered otherwise", report.unexpected(), "at each of their tries");
        line(text, "given up", report.givenUp(), "no answer, or no time for another try");
        text.append("  answers            ")
                .append(TerminalProgress.answers(report))
                .append(System.lineSeparator());
        text.append("  time of an answer  p50 ").append(millis(report.p50()));
        text.append("  p99 ").append(millis(report.p99()));
        text.append("  p99.9 ").append(millis(report.p999()));
        text.append("  max ").append(millis(report.max()));
        if (report.late().compareTo(WORTH_SAYING) > 0) {
            text.append(System.lineSeparator())
                    .append("  The sender could not keep its rate: it was up to ")
                    .append(millis(report.late()))
                    .append(" late. That time is part of the above.");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long count, String remark) {
        String rest = count == 0 || remark.isEmpty() ? "" : "   " + remark;
        text.append(String.format(Locale.ROOT, "  %-24s %,10d%s%n", name, count, rest));
    }

    private static String trim(double rate) {
        return rate == Math.rint(rate) ? String.valueOf((long) rate) : String.valueOf(rate);
    }
}
