package dev.willbridge.simulator.bench;

import dev.willbridge.simulator.send.SendReport;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one load was answered, and what that cost.
 *
 * @param rate webhooks a second that were due; 0 where each connection sent the next one upon an answer
 * @param time from the first webhook to the last answer
 * @param micros of each answer, since its webhook was due, in microseconds
 * @param cpu of the bridge's process meanwhile, if that is on this machine
 */
record Measurement(
        double rate,
        Duration time,
        SendReport report,
        Histogram micros,
        @Nullable Duration cpu) {

    /** Returns how many webhooks a second were answered 202. */
    double throughput() {
        return report.asExpected() * 1e9 / time.toNanos();
    }

    /** Returns the microseconds of CPU for a webhook that was answered 202. */
    OptionalDouble cpuMicros() {
        return cpu == null || report.asExpected() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(cpu.toNanos() / 1e3 / report.asExpected());
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    String name() {
        return rate == 0 ? "as fast as it goes" : String.format(Locale.ROOT, "%,.0f a second", rate);
    }
}
