package dev.willbridge.ingress.capacity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Room for so many lines of a log a minute, so that nobody can fill the disk from outside. Safe for many threads. */
public final class LogLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final int linesAMinute;
    private final LongSupplier nanoTime;
    private final AtomicLong minuteBegan;
    private final AtomicInteger lines = new AtomicInteger();

    public LogLimit(Logger log, int linesAMinute) {
        this(log, linesAMinute, System::nanoTime);
    }

    LogLimit(Logger log, int linesAMinute, LongSupplier nanoTime) {
        this.log = log;
        this.linesAMinute = linesAMinute;
        this.nanoTime = nanoTime;
        this.minuteBegan = new AtomicLong(nanoTime.getAsLong());
    }

    /** Writes the line, or nothing where this minute has had its lines already; says once a minute that this is so. */
    public void warn(String format, @Nullable Object... arguments) {
        long began = minuteBegan.get();
        long now = nanoTime.getAsLong();
        if (now - began >= MINUTE && minuteBegan.compareAndSet(began, now)) {
            lines.set(0);
        }
        int line = lines.incrementAndGet();
        if (line <= linesAMinute) {
            log.warn(format, arguments);
        } else if (line == linesAMinute + 1) {
            log.warn("More than {} such lines a minute: the rest of this minute is only counted", linesAMinute);
        }
    }
}
