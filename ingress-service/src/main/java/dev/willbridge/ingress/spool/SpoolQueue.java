package dev.willbridge.ingress.spool;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One of the spool's queues: entries in the order in which they were appended.
 *
 * <p>Safe for many threads, and never blocks: everything is handed to the spool's writer, which does it in the order in
 * which it was asked, and completes the results on its thread, which must not be held up. They fail with
 * {@link SpoolFailedException} where the disk or SQLite did.
 */
public final class SpoolQueue {

    private final Spool spool;
    private final String name;

    // Written by the spool's writer after each commit
    private volatile long size;
    private volatile @Nullable Instant oldest;

    SpoolQueue(Spool spool, String name) {
        this.spool = spool;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Returns how many entries the queue has on disk. */
    public long size() {
        return size;
    }

    /** Returns when the first entry was appended, or null if there is none. */
    public @Nullable Instant oldest() {
        return oldest;
    }

    /**
     * Appends an entry. When the result is there it is fsynced, and survives the loss of the process and of power.
     *
     * @param content not copied: must not be changed
     * @return fails with {@link SpoolFullException} where there is no room
     */
    public CompletableFuture<SpoolEntry> append(byte[] content) {
        return spool.append(this, content);
    }

    /** Reads the first entries: at most so many, with about so many bytes together, but one at least if there is any. */
    public CompletableFuture<List<SpoolEntry>> first(int maxEntries, int maxBytes) {
        return spool.submit(Command.reading(database -> database.first(name, maxEntries, maxBytes)));
    }

    /**
     * Removes entries for good: their bytes in the file are overwritten when SQLite next writes its log back, and when the
     * spool is empty at the latest. Those that are gone already are passed over.
     */
    public CompletableFuture<Integer> remove(List<SpoolEntry> entries) {
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(0);
        }
        return spool.submit(
                Command.writing(Spool.bytes(entries), database -> database.delete(name, entries), removed -> {
                    grow(-removed);
                    spool.removed(removed, entries);
                }));
    }

    /** Moves entries to another queue, where they keep their place by id. Those that are gone already are passed over. */
    public CompletableFuture<Integer> move(List<SpoolEntry> entries, SpoolQueue target) {
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(0);
        }
        return spool.submit(
                Command.writing(Spool.bytes(entries), database -> database.move(name, target.name, entries), moved -> {
                    grow(-moved);
                    target.grow(moved);
                }));
    }

    /** Called by the writer only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void grow(long by) {
        size += by;
    }

    /** Called by the writer only. */
    void oldest(@Nullable Instant appended) {
        oldest = appended;
    }
}
