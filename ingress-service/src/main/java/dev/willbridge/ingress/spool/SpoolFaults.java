package dev.willbridge.ingress.spool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the disk, or with SQLite, or that there is no room: said once in the log when it begins and once when it
 * is over. Safe for many threads.
 */
final class SpoolFaults {

    private static final Logger log = LoggerFactory.getLogger(SpoolFaults.class);

    private static final long CALM = Duration.ofSeconds(5).toNanos();

    private volatile @Nullable String reading;
    private volatile @Nullable String writing;
    private final AtomicBoolean full = new AtomicBoolean();
    private volatile long lastRefusal;

    /** Returns why the last writing failed, or the last reading, or null if neither did. */
    @Nullable
    String current() {
        String fault = writing;
        return fault != null ? fault : reading;
    }

    boolean isWritingBroken() {
        return writing != null;
    }

    /** @param wasWriting whether it was in writing, and not in reading */
    void failed(boolean wasWriting, Exception cause) {
        if (current() == null) {
            log.error("The spool fails. Events that Kafka does not take are answered 503 from here on.", cause);
        }
        String fault = String.valueOf(cause.getMessage());
        if (wasWriting) {
            writing = fault;
        } else {
            reading = fault;
        }
    }

    void worked(List<Command<?>> group) {
        if (current() == null) {
            return;
        }
        if (group.stream().anyMatch(Command::writes)) {
            writing = null;
        }
        if (!group.stream().allMatch(Command::writes)) {
            reading = null;
        }
        if (current() == null) {
            log.info("The spool works again");
        }
    }

    /** An entry was refused for want of room. */
    void refused(String reason) {
        lastRefusal = System.nanoTime();
        if (full.compareAndSet(false, true)) {
            log.error("The spool is full: {}. Events that Kafka does not take are answered 503 from here on.", reason);
        }
    }

    /** An entry was taken. Said only when none was refused for some seconds, for a full spool is emptied bit by bit. */
    void taken() {
        if (full.get() && System.nanoTime() - lastRefusal >= CALM && full.compareAndSet(true, false)) {
            log.info("The spool has room again");
        }
    }
}
