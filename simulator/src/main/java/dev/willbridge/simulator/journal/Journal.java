package dev.willbridge.simulator.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The file of what was sent and answered, one line each, in the order in which it happened:
 *
 * <pre>
 * willbridge-journal 1 2026-11-24T06:00:00Z http://localhost:8080/webhooks/willsuite
 * s &lt;number&gt; &lt;event id&gt; &lt;destination&gt; &lt;key&gt;      before an event is sent for the first time
 * a &lt;number&gt; &lt;status&gt; &lt;microseconds&gt;               each answer to it; status 0 is none
 * </pre>
 *
 * <p>A line is the operating system's before the method that writes it returns, so it survives the end of this process at
 * any moment; it is on disk a tenth of a second later. So an event that was sent is always known, and an answer that got
 * lost with the process at worst makes the proof ask less. A last line without its end is one that was being written.
 * Safe for many threads. Methods throw {@link UncheckedIOException} where the disk refuses.
 */
public final class Journal implements SendListener, AutoCloseable {

    static final String MAGIC = "willbridge-journal 1";
    private static final Duration SYNC_INTERVAL = Duration.ofMillis(100);

    private final FileChannel file;
    private final ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor(Journal::daemon);

    private volatile @Nullable IOException failure;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /**
     * Starts a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException where there is one: a proof may need it yet
     */
    public static Journal create(Path path, Instant start, String target) throws IOException {
        Journal journal = new Journal(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        journal.append(MAGIC + " " + start + " " + target);
        journal.syncAgain();
        return journal;
    }

    @Override
    public void sending(SentEvent event) {
        append("s " + event.number() + " " + event.id() + " " + event.destination() + " " + event.key());
    }

    @Override
    public void answered(long number, int status, Duration after) {
        append("a " + number + " " + status + " " + TimeUnit.NANOSECONDS.toMicros(after.toNanos()));
    }

    /** All is on disk afterwards. */
    @Override
    public void close() {
        try {
            syncing.shutdown();
            syncing.awaitTermination(1, TimeUnit.MINUTES); // a disk that hangs for so long, hangs the next line too
            sync();
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertHealthy();
    }

    private synchronized void append(String line) {
        assertHealthy();
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void syncAgain() {
        var unused = syncing.scheduleWithFixedDelay(
                this::sync, SYNC_INTERVAL.toMillis(), SYNC_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sync() {
        try {
            file.force(false);
        } catch (IOException e) {
            failure = e; // for the next who writes
        }
    }

    private void assertHealthy() {
        IOException e = failure;
        if (e != null) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "journal-sync");
        thread.setDaemon(true);
        return thread;
    }
}
