package dev.willbridge.ingress.spool;

import dev.willbridge.ingress.capacity.Capacity;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues of bytes on this machine's disk, in SQLite: what was appended is fsynced before anybody is told so, and survives
 * the loss of the process and of power, but not the loss of the disk.
 *
 * <p>Bounded by its largest size and by the disk: what would go beyond is refused. One process at a time.
 */
public final class Spool implements AutoCloseable {

    /** What may wait for the writer. */
    private static final int MAX_WAITING = 8192;

    private static final int MAX_WAITING_BYTES = 32 * 1024 * 1024;

    /** What an entry takes besides its content, about. */
    private static final int ENTRY_OVERHEAD = 64;

    private static final String LARGEST_SIZE = "it has reached its largest size";
    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final SpoolDirectory directory;
    private final SpoolDatabase database;
    private final SpoolMetrics metrics;
    private final Map<String, SpoolQueue> queues = new ConcurrentHashMap<>();
    private final Capacity waiting = new Capacity(MAX_WAITING, MAX_WAITING_BYTES);
    private final Clock clock = Clock.systemUTC();
    private final SpoolLevel level;
    private final SpoolFaults faults = new SpoolFaults();
    private final SpoolWriter writer;
    private long lastId; // confined to the writer

    private Spool(SpoolDirectory directory, SpoolDatabase database, SpoolProperties properties, SpoolMetrics metrics) {
        this.directory = directory;
        this.metrics = metrics;
        this.database = database;
        this.level = new SpoolLevel(directory, properties, queues.values());
        this.writer = new SpoolWriter(database, level, faults);
        this.lastId = database.lastIdAtOpening();
        database.countsAtOpening().forEach((name, size) -> queue(name).grow(size));
        level.measure(database);
    }

    /**
     * Opens the spool, or makes it.
     *
     * @throws UnusableSpoolException where it is not to be had, or not to be trusted
     */
    static Spool open(SpoolProperties properties, SpoolMetrics metrics) {
        SpoolDirectory directory = SpoolDirectory.hold(properties.directory());
        try {
            SpoolDatabase database =
                    new SpoolOpener(directory, properties.maxSize().toBytes()).open();
            Spool spool = new Spool(directory, database, properties, metrics);
            spool.writer.start();
            metrics.watch(spool);
            return spool;
        } catch (UnusableSpoolException e) {
            directory.close();
            throw e;
        }
    }

    /** Returns the queue of that name, which has entries as soon as something is appended to it. */
    public SpoolQueue queue(String name) {
        return queues.computeIfAbsent(name, this::newQueue);
    }

    private SpoolQueue newQueue(String name) {
        SpoolQueue queue = new SpoolQueue(this, name);
        metrics.watch(queue);
        return queue;
    }

    /** Returns the names of the queues that were asked for, or have had entries since the spool was opened. */
    public Set<String> names() {
        return Set.copyOf(queues.keySet());
    }

    /** Returns how it is doing. Asks the system for the free space on the disk, so it is not for event loops. */
    public SpoolStatus status() {
        return SpoolStatus.of(queues.values(), level, faults.current());
    }

    /** Returns after which time there will be room again, as removing goes at present, once it is full. Never blocks. */
    public Duration untilRoom() {
        return level.untilRoom();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    CompletableFuture<SpoolEntry> append(SpoolQueue queue, byte[] content) {
        int bytes = content.length + ENTRY_OVERHEAD;
        if (waiting.bytes() + bytes > level.roomBelowMaxSize()) {
            faults.refused(LARGEST_SIZE);
            return CompletableFuture.failedFuture(new SpoolFullException(LARGEST_SIZE));
        }
        if (!waiting.enter(bytes)) {
            return CompletableFuture.failedFuture(new SpoolFullException("too much waits to be written to the spool"));
        }
        Command<SpoolEntry> command = Command.writing(bytes, database -> insert(queue, content), entry -> {
            queue.grow(1);
            level.appended(bytes);
            faults.taken();
        });
        command.result().whenComplete((entry, failure) -> waiting.leave(bytes));
        return submit(command);
    }

    /** Called by the writer. */
    private SpoolEntry insert(SpoolQueue queue, byte[] content) throws SQLException, SpoolFullException {
        String reason = refusal(content.length);
        if (reason != null) {
            faults.refused(reason);
            throw new SpoolFullException(reason);
        }
        lastId++;
        SpoolEntry entry = new SpoolEntry(lastId, clock.instant(), content);
        database.insert(queue.name(), entry);
        return entry;
    }

    private @Nullable String refusal(int bytes) throws SQLException {
        if (level.spareDisk() < bytes) {
            return "the disk of the spool is full";
        }
        return level.roomBelowMaxSize(database.usedBytes()) < bytes ? LARGEST_SIZE : null;
    }

    <T> CompletableFuture<T> submit(Command<T> command) {
        writer.submit(command);
        return command.result();
    }

    /** Called by the writer. */
    void removed(int count, Collection<SpoolEntry> entries) {
        level.removed(count, bytes(entries));
    }

    /** Returns how many bytes of the file they take, about. */
    static int bytes(Collection<SpoolEntry> entries) {
        return entries.stream()
                .mapToInt(entry -> entry.content().length + ENTRY_OVERHEAD)
                .sum();
    }

    /** Writes what waits, and lets go of the directory. What is asked for after that fails. */
    @Override
    public void close() {
        writer.close();
        try (directory) {
            database.close();
        } catch (SQLException e) {
            log.warn("The spool was not closed in order; its next start makes up for it: {}", e.getMessage());
        }
    }
}
