package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.capacity.LogLimit;
import dev.willbridge.ingress.ingest.Outcome;
import dev.willbridge.ingress.ingest.Receipt;
import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.Policy;
import dev.willbridge.ingress.security.Presented;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Turns senders away that cannot prove who they are, each with the same answer. */
final class Doorkeeper {

    private static final int LINES_A_MINUTE = 60;

    private final FailedAttempts failures;
    private final LogLimit log = new LogLimit(LoggerFactory.getLogger(Doorkeeper.class), LINES_A_MINUTE);

    Doorkeeper(FailedAttempts failures) {
        this.failures = failures;
    }

    /** Returns what the sender is told, or null where it may come in. */
    @Nullable
    Receipt refuse(Policy policy, Presented sender) {
        if (policy.admits(sender)) {
            return null;
        }
        log.warn("Turned away a request from {}: it proves no right to send webhooks", sender.source());
        return failures.tolerates(sender.source())
                ? Receipt.of(Outcome.UNAUTHORIZED)
                : Receipt.throttled(failures.retryAfter());
    }
}
