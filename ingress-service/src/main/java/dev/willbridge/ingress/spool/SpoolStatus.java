package dev.willbridge.ingress.spool;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the spool was doing a moment ago.
 *
 * @param entries in all its queues
 * @param oldest when the oldest of them was appended, or null if there is none
 * @param usedBytes what counts against the largest size
 * @param roomBytes how many bytes it may take yet, by its largest size and the disk's free space
 * @param growth by how many bytes a second it grows at present, or shrinks if that is negative
 * @param removedPerSecond how many entries a second are removed at present
 * @param failure why the last thing that it was to do failed, or null if it did not
 */
public record SpoolStatus(
        long entries,
        @Nullable Instant oldest,
        long usedBytes,
        long roomBytes,
        double growth,
        double removedPerSecond,
        @Nullable String failure) {

    private static final long LARGE_ENTRY_BYTES = 256 * 1024;
    private static final double SECONDS_PER_HOUR = 3600;

    static SpoolStatus of(Collection<SpoolQueue> queues, SpoolLevel level, @Nullable String failure) {
        long entries = queues.stream().mapToLong(SpoolQueue::size).sum();
        Instant oldest = queues.stream()
                .map(SpoolQueue::oldest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new SpoolStatus(
                entries,
                oldest,
                level.usedBytes(),
                level.roomBytes(),
                level.growth(),
                level.removedEntriesPerSecond(),
                failure);
    }

    /** Returns whether it would take another entry, and not a small one only, as far as is known. */
    public boolean hasRoom() {
        return failure == null && roomBytes >= LARGE_ENTRY_BYTES;
    }

    /** Returns in how many hours it will be full if it goes on growing as at present; infinite if it does not grow. */
    public double hoursLeft() {
        return growth > 0 ? roomBytes / growth / SECONDS_PER_HOUR : Double.POSITIVE_INFINITY;
    }
}
