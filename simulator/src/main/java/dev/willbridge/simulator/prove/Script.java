package dev.willbridge.simulator.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What is broken when, one thing after the other, and for how long. The same seed, time and number of brokers make the same
 * script.
 *
 * @param steps in the order of their times
 */
record Script(List<Step> steps) {

    private static final int SHORTEST_PAUSE = 1_000;
    private static final int LONGEST_PAUSE = 6_000;

    /** Time in which a mended bridge comes back to itself, before the next breakage or the end. */
    private static final int RECOVERY = 3_000;

    /**
     * A breakage.
     *
     * @param at since the start
     * @param broker to which it is done, if to one
     * @param lasts until it is mended
     */
    record Step(Duration at, Breakage breakage, int broker, Duration lasts) {

        @Override
        public String toString() {
            String which = breakage.isOfOneBroker() ? " (" + broker + ")" : "";
            return String.format(
                    Locale.ROOT,
                    "%7.1f s  %s%s, for %.1f s",
                    at.toMillis() / 1e3,
                    breakage.description(),
                    which,
                    lasts.toMillis() / 1e3);
        }
    }

    /** Writes one that ends within the time. Each breakage comes once before any comes again. */
    static Script of(long seed, Duration time, int brokers) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        List<Breakage> bag = new ArrayList<>();
        long at = 0;
        while (true) {
            if (bag.isEmpty()) {
                bag.addAll(List.of(Breakage.values()));
            }
            Breakage breakage = bag.remove(random.nextInt(bag.size()));
            at += random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE);
            int lasts = random.nextInt(breakage.shortestMillis(), breakage.longestMillis());
            int broker = random.nextInt(brokers);
            if (at + lasts + RECOVERY > time.toMillis()) {
                return new Script(List.copyOf(steps));
            }
            steps.add(new Step(Duration.ofMillis(at), breakage, broker, Duration.ofMillis(lasts)));
            at += lasts + RECOVERY;
        }
    }
}
