package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.check.Violation;
import dev.willbridge.ingress.capacity.LogLimit;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Says which webhooks were rejected and why, without anything of their payload. At most {@value #LINES_A_MINUTE} lines a
 * minute, so that nobody can fill the disk from outside; the metrics count them all. Safe for many threads.
 */
final class RejectionLog {

    static final int LINES_A_MINUTE = 60;

    private static final int VIOLATIONS_SHOWN = 5;

    private final LogLimit log = new LogLimit(LoggerFactory.getLogger(RejectionLog.class), LINES_A_MINUTE);

    void log(Receipt rejected) {
        log.warn("Rejected {}: {} {}", rejected.eventId(), rejected.outcome().tag(), reason(rejected));
    }

    private static String reason(Receipt rejected) {
        if (rejected.detail() != null) {
            return rejected.detail();
        }
        List<String> shown = rejected.violations().stream()
                .limit(VIOLATIONS_SHOWN)
                .map(RejectionLog::text)
                .toList();
        int more = rejected.violations().size() - shown.size();
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    private static String text(Violation violation) {
        return violation.pointer() + " " + violation.rule().keyword();
    }
}
