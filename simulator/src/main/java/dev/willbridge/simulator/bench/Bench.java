package dev.willbridge.simulator.bench;

import dev.willbridge.simulator.http.TargetOptions;
import dev.willbridge.simulator.journal.SendListener;
import dev.willbridge.simulator.send.RetryPolicy;
import dev.willbridge.simulator.send.SendSettings;
import dev.willbridge.simulator.send.Sender;
import dev.willbridge.simulator.send.Tally;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one load after the other on a bridge. */
final class Bench {

    private static final RetryPolicy ONE_TRY = new RetryPolicy(RetryPolicy.WILLSUITE.timeout(), List.of());

    private final TargetOptions target;
    private final @Nullable ServerProcess server;
    private long seed = System.nanoTime(); // no two runs send the same bytes

    /** @param server if that is on this machine */
    Bench(TargetOptions target, @Nullable ServerProcess server) {
        this.target = target;
        this.server = server;
    }

    /**
     * Sends for that long, and waits for the last answer. Blocks.
     *
     * @param rate webhooks a second, whatever the answers do; 0: each connection sends the next one upon an answer
     */
    Measurement run(double rate, Duration time) throws InterruptedException {
        SendSettings settings = new SendSettings(
                target.url(), target.credentials(), target.connections(), rate, Long.MAX_VALUE, time, ONE_TRY);
        Tally tally = new Tally();
        try (Sender sender = new Sender(settings, new CustomerCreatedSource(seed++, 0), SendListener.NONE, tally)) {
            Duration cpu = server == null ? null : server.cpu();
            long began = System.nanoTime();
            var report = sender.run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Duration used = server == null || cpu == null ? null : server.cpu().minus(cpu);
            return new Measurement(rate, took, report, tally.micros(), used);
        }
    }
}
