package dev.willbridge.ingress.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How full the spool is, and how fast that changes. Measured by the writer after each commit, read by anybody.
 */
final class SpoolLevel {

    /** Kept free below the largest size for what estimates miss; that size itself is enforced by SQLite. */
    private static final int SLACK = 128 * 1024;

    private static final double LONGEST_WAIT_SECONDS = Duration.ofMinutes(1).toSeconds();
    private static final Logger log = LoggerFactory.getLogger(SpoolLevel.class);

    private final SpoolDirectory directory;
    private final long maxBytes;
    private final long minFreeBytes;
    private final Collection<SpoolQueue> queues;
    private final Rate appendedBytes = new Rate(System::nanoTime);
    private final Rate removedBytes = new Rate(System::nanoTime);
    private final Rate removedEntries = new Rate(System::nanoTime);
    private volatile long usedBytes;
    private volatile long unusedBytes;

    SpoolLevel(SpoolDirectory directory, SpoolProperties properties, Collection<SpoolQueue> queues) {
        this.directory = directory;
        this.maxBytes = properties.maxSize().toBytes();
        this.minFreeBytes = properties.minFreeDisk().toBytes();
        this.queues = queues;
    }

    void measure(SpoolDatabase database) {
        try {
            usedBytes = database.usedBytes();
            unusedBytes = database.unusedBytes();
            for (SpoolQueue queue : queues) {
                queue.oldest(database.oldest(queue.name()));
            }
            database.commit(); // ends the reading
        } catch (SQLException e) {
            log.warn("The spool's level cannot be measured, and stays what it was: {}", e.getMessage());
        }
    }

    void appended(long bytes) {
        appendedBytes.add(bytes);
    }

    void removed(int entries, long bytes) {
        removedEntries.add(entries);
        removedBytes.add(bytes);
    }

    long usedBytes() {
        return usedBytes;
    }

    /** Returns how many bytes the spool may take yet, by its largest size and by what the disk has now. */
    long roomBytes() {
        return Math.max(0, Math.min(roomBelowMaxSize(), spareDisk()));
    }

    /** Returns how many bytes the spool may grow by, whatever the disk has. */
    long roomBelowMaxSize() {
        return roomBelowMaxSize(usedBytes);
    }

    /** Returns how many bytes the spool may grow by, whatever the disk has, where so many are in use. */
    long roomBelowMaxSize(long usedBytes) {
        return maxBytes - SLACK - usedBytes;
    }

    /**
     * Returns how many bytes the disk has left for the spool, and the file in itself; the latter only while there is disk
     * enough for the log.
     */
    long spareDisk() {
        long spare = directory.freeBytes() - minFreeBytes;
        return spare < -minFreeBytes / 2 ? spare : spare + unusedBytes;
    }

    /** Returns by how many bytes a second the spool grows, or shrinks if that is negative. */
    double growth() {
        return appendedBytes.perSecond() - removedBytes.perSecond();
    }

    double removedEntriesPerSecond() {
        return removedEntries.perSecond();
    }

    /** Returns after which time there will be room again, if what was removed lately goes on, and a minute at most. */
    Duration untilRoom() {
        double seconds = maxBytes / 100.0 / removedBytes.perSecond();
        return Duration.ofSeconds((long) Math.ceil(Math.min(seconds, LONGEST_WAIT_SECONDS)));
    }
}
