package dev.willbridge.simulator.send;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a sender counts. Safe for many threads. At rest {@code sent = as expected + other + given up}.
 *
 * <p>The time of a first try counts from when its webhook was due, so that waiting for a connection is part of it; that of a
 * further try from its own beginning.
 */
public final class Tally {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

    private final LongAdder sent = new LongAdder();
    private final LongAdder asExpected = new LongAdder();
    private final LongAdder unexpected = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final AtomicLong latest = new AtomicLong();
    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void sent(long nanosLate) {
        sent.increment();
        latest.accumulateAndGet(nanosLate, Math::max);
    }

    void answered(int status, long nanos) {
        answers.computeIfAbsent(status, each -> new LongAdder()).increment();
        micros.recordValue(Math.min(LONGEST_MICROS, nanos / 1000));
    }

    /** An event got the last answer that it will get; it is as expected where one of them was the one that it should get. */
    void decided(boolean expected) {
        (expected ? asExpected : unexpected).increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    void waiting(int change) {
        waiting.add(change);
    }

    /** Returns how it stands. */
    public SendReport report() {
        Map<Integer, Long> byStatus = new TreeMap<>();
        answers.forEach((status, count) -> byStatus.put(status, count.sum()));
        return new SendReport(
                sent.sum(),
                asExpected.sum(),
                unexpected.sum(),
                givenUp.sum(),
                waiting.sum(),
                byStatus,
                percentile(50),
                percentile(99),
                percentile(99.9),
                Duration.ofNanos(micros.getMaxValue() * 1000),
                Duration.ofNanos(latest.get()));
    }

    /** Returns the times of all answers so far, in microseconds. */
    public Histogram micros() {
        return micros.copy();
    }

    private Duration percentile(double of) {
        return Duration.ofNanos(micros.getValueAtPercentile(of) * 1000);
    }
}
