package dev.willbridge.simulator.webhook;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** Makes some of the webhooks of another source wrong, as many as it is told, and repeats some. */
public final class FaultySource implements WebhookSource {

    private static final List<Fault> MALFORMED = List.copyOf(EnumSet.range(Fault.TRUNCATED, Fault.DUPLICATE_NAME));
    private static final List<Fault> BREAKING = List.copyOf(EnumSet.range(Fault.PROPERTY_MISSING, Fault.BLANK_CASE_ID));

    /** Of how many earlier webhooks one is repeated. */
    private static final int REMEMBERED = 64;

    private final WebhookSource right;
    private final FaultMix mix;
    private final SplittableRandom random;
    private final Webhook[] earlier = new Webhook[REMEMBERED];
    private int made;

    public FaultySource(WebhookSource right, FaultMix mix, long seed) {
        this.right = right;
        this.mix = mix;
        this.random = new SplittableRandom(seed ^ 0x6661756c74L); // others than the source's
    }

    @Override
    public synchronized Webhook next() {
        double chosen = random.nextDouble(100);
        if (chosen < mix.duplicates() && made > 0) {
            return earlier[random.nextInt(Math.min(made, REMEMBERED))];
        }
        Webhook webhook = make(chosen - mix.duplicates());
        earlier[made++ % REMEMBERED] = webhook;
        return webhook;
    }

    private Webhook make(double chosen) {
        if (chosen < 0 || chosen >= mix.malformed() + mix.breaking() + mix.emptyMeta()) {
            return right.next();
        }
        if (chosen < mix.malformed()) {
            return one(MALFORMED).applyTo(right.next(), random);
        }
        return chosen < mix.malformed() + mix.breaking()
                ? one(BREAKING).applyTo(right.next(), random)
                : Fault.META_IS_A_LIST.applyTo(right.next(), random);
    }

    private Fault one(List<Fault> faults) {
        return faults.get(random.nextInt(faults.size()));
    }
}
