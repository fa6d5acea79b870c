package dev.willbridge.simulator.verify;

/** What is proved; each with those for which it does not hold. */
public enum Check {
    PUBLISHED("every event answered 202 is on its topic"),
    UNCHANGED("each record is, byte for byte, an event that was sent, under its ce_id"),
    HEADERS("each record has its CloudEvents headers"),
    KEYS("each record has its case id for a key"),
    ORDER("of a case, what was acknowledged before another was sent comes before it"),
    QUARANTINED("every event answered 400 or 422 is in quarantine, byte for byte, or was resolved there"),
    ANSWERS("no right event was rejected, and no wrong one accepted"),
    NOTHING_ELSE("nothing of this run is there that was not sent");

    private final String claim;

    Check(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }
}
