package dev.willbridge.simulator.verify;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A proof as a person reads it. */
public final class ProofTable {

    private static final int SHOWN = 5;

    private ProofTable() {}

    /** Returns several lines. */
    public static String of(Proof proof, Ansi ansi) {
        StringBuilder text = new StringBuilder();
        count(
                text,
                "events sent",
                proof.events(),
                proof.sent() == proof.events()
                        ? ""
                        : String.format(
                                Locale.ROOT, "%,d times in all, with duplicates made on purpose", proof.sent()));
        count(text, "answered 202", proof.accepted(), "");
        count(text, "answered 400 or 422", proof.rejected(), "");
        count(
                text,
                "with neither",
                proof.promisedNothing(),
                proof.promisedNothing() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "given up by the sender; %,d of them are kept all the same",
                                proof.keptAllTheSame()));
        count(
                text,
                "records on the topic",
                proof.records(),
                String.format(Locale.ROOT, "%,d of them repeat an event, under its id", proof.duplicates()));
        count(text, "with a predecessor", proof.ordered(), "of their case, acknowledged before they were sent");
        if (proof.others() > 0) {
            count(text, "records of others", proof.others(), "since the start, not looked at");
        }
        for (Check check : Check.values()) {
            claim(text, check, proof.failures(check), ansi);
        }
        if (proof.accepted() + proof.rejected() == 0) {
            text.append("  No event got an answer that promises anything, so there is nothing to prove.")
                    .append(System.lineSeparator());
        }
        return text.append(ansi.string(proof.holds() ? "@|bold,green Proved.|@" : "@|bold,red Not proved.|@"))
                .toString();
    }

    private static void count(StringBuilder text, String name, int count, String remark) {
        String rest = remark.isEmpty() ? "" : "   " + remark;
        text.append(String.format(Locale.ROOT, "  %-22s %,10d%s%n", name, count, rest));
    }

    private static void claim(StringBuilder text, Check check, List<String> failures, Ansi ansi) {
        String mark = failures.isEmpty() ? "@|green yes|@" : "@|bold,red NO |@";
        text.append("  ").append(ansi.string(mark)).append("  ").append(check.claim());
        if (!failures.isEmpty()) {
            String some = String.join(", ", failures.subList(0, Math.min(SHOWN, failures.size())));
            text.append(String.format(Locale.ROOT, "%n       not so for %,d: ", failures.size()))
                    .append(some)
                    .append(failures.size() > SHOWN ? ", ..." : "");
        }
        text.append(System.lineSeparator());
    }
}
