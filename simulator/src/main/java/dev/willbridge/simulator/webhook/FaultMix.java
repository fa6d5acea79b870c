package dev.willbridge.simulator.webhook;

/**
 * How many of a hundred webhooks are wrong, and how.
 *
 * @param malformed not JSON
 * @param breaking JSON that breaks the contract
 * @param emptyMeta right but for {@code "meta": []}, which PHP makes of an empty map
 * @param duplicates the bytes of an earlier one again
 */
public record FaultMix(double malformed, double breaking, double emptyMeta, double duplicates) {

    public static final FaultMix NONE = new FaultMix(0, 0, 0, 0);

    public FaultMix {
        requirePercentage(malformed);
        requirePercentage(breaking);
        requirePercentage(emptyMeta);
        requirePercentage(duplicates);
        if (malformed + breaking + emptyMeta + duplicates > 100) {
            throw new IllegalArgumentException("more than 100 of a hundred webhooks cannot be wrong");
        }
    }

    private static void requirePercentage(double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException(value + " is not between 0 and 100");
        }
    }
}
