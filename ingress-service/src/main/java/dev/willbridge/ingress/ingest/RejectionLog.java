package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which webhooks were rejected and why, without anything of their payload. At most {@value #LINES_A_MINUTE} lines a
 * minute, so that nobody can fill the disk from outside; the metrics count them all. Safe for many threads.
 */
final class RejectionLog {

    static final int LINES_A_MINUTE = 60;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int VIOLATIONS_SHOWN = 5;
    private static final Logger log = LoggerFactory.getLogger(RejectionLog.class);

    private final AtomicLong minuteBegan = new AtomicLong(System.nanoTime());
    private final AtomicInteger lines = new AtomicInteger();

    void log(Receipt rejected) {
        long began = minuteBegan.get();
        long now = System.nanoTime();
        if (now - began >= MINUTE && minuteBegan.compareAndSet(began, now)) {
            lines.set(0);
        }
        int line = lines.incrementAndGet();
        if (line <= LINES_A_MINUTE) {
            log.warn(
                    "Rejected {}: {} {}", rejected.eventId(), rejected.outcome().tag(), reason(rejected));
        } else if (line == LINES_A_MINUTE + 1) {
            log.warn("Rejecting more than {} a minute: the rest of this minute is only counted", LINES_A_MINUTE);
        }
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
