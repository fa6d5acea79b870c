package dev.willbridge.simulator.send;

import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import dev.willbridge.simulator.webhook.FaultMix;
import dev.willbridge.simulator.webhook.FaultySource;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the webhooks are like. */
final class WebhookOptions {

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "0",
            description = "All belong to so many cases. Default: as in life, a case has one customer or a couple")
    private int cases;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same webhooks. Default: another one each time")
    private @Nullable Long seed;

    @Option(names = "--malformed", paramLabel = "%", defaultValue = "0", description = "Of a hundred, not JSON")
    private double malformed;

    @Option(
            names = "--breaking",
            paramLabel = "%",
            defaultValue = "0",
            description = "Of a hundred, breaking the contract")
    private double breaking;

    @Option(
            names = "--empty-meta",
            paramLabel = "%",
            defaultValue = "0",
            description = "Of a hundred, with \"meta\": [], PHP's empty map")
    private double emptyMeta;

    @Option(
            names = "--duplicates",
            paramLabel = "%",
            defaultValue = "0",
            description = "Of a hundred, the bytes of an earlier one again")
    private double duplicates;

    /** Returns the seed that was given, or one that is chosen now and does not change. */
    long seed() {
        if (seed == null) {
            seed = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        }
        return seed;
    }

    /** @throws UserException where there are no such webhooks */
    WebhookSource source() {
        if (cases < 0) {
            throw new UserException("--cases must not be negative");
        }
        try {
            FaultMix mix = new FaultMix(malformed, breaking, emptyMeta, duplicates);
            return new FaultySource(new CustomerCreatedSource(seed(), cases), mix, seed());
        } catch (IllegalArgumentException e) {
            throw new UserException("Of the percentages, " + e.getMessage(), e);
        }
    }
}
