package dev.willbridge.ingress.quarantine;

/**
 * How a replay ended.
 *
 * @param passed how many conform, and left the quarantine or, in a dry run, would leave it
 * @param stayed how many still break their contract
 * @param refused how many conform, but Kafka refuses them for a reason of their own, such as their size; a dry run cannot tell
 * @param failed whether it ended early because Kafka was away. Nothing is lost: run it again.
 */
record ReplayReport(boolean dryRun, int passed, int stayed, int refused, boolean failed) {

    static ReplayReport began(boolean dryRun) {
        return new ReplayReport(dryRun, 0, 0, 0, false);
    }

    ReplayReport and(Replay.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new ReplayReport(dryRun, passed + 1, stayed, refused, failed);
            case STAYED -> new ReplayReport(dryRun, passed, stayed + 1, refused, failed);
            case REFUSED -> new ReplayReport(dryRun, passed, stayed, refused + 1, failed);
            case FAILED -> new ReplayReport(dryRun, passed, stayed, refused, true);
        };
    }
}
