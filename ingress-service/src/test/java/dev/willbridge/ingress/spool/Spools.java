package dev.willbridge.ingress.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.unit.DataSize;

/** Opens spools, and asks them with patience. */
public final class Spools {

    /** What the service's own pages have. */
    static final int PAGE_SIZE = 8192;

    private static final int PATIENCE_SECONDS = 20;

    private Spools() {}

    public static Spool open(Path directory) {
        return open(directory, DataSize.ofMegabytes(64));
    }

    static Spool open(Path directory, DataSize maxSize) {
        return open(directory, maxSize, DataSize.ofBytes(0));
    }

    static Spool open(Path directory, DataSize maxSize, DataSize minFreeDisk) {
        return Spool.open(
                new SpoolProperties(true, directory, maxSize, minFreeDisk),
                new SpoolMetrics(new SimpleMeterRegistry()));
    }

    /** Leaves a spool behind, closed in order, whose queue "a" has those entries. */
    static Path closed(Path directory, List<String> entries) {
        try (Spool spool = open(directory)) {
            appendAll(spool.queue("a"), entries);
        }
        return directory;
    }

    static Path database(Path directory) {
        return directory.resolve("spool.db");
    }

    static Path log(Path directory) {
        return directory.resolve("spool.db-wal");
    }

    /** Copies what a crash at this moment would leave of the spool. */
    static Path crashed(Path directory, Path copy) {
        try {
            Files.createDirectories(copy);
            Files.copy(database(directory), database(copy));
            Files.copy(log(directory), log(copy));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SpoolEntry append(SpoolQueue queue, String content) {
        return done(queue.append(content.getBytes(UTF_8)));
    }

    static void appendAll(SpoolQueue queue, List<String> contents) {
        contents.stream()
                .map(content -> queue.append(content.getBytes(UTF_8)))
                .toList()
                .forEach(Spools::done);
    }

    static List<SpoolEntry> all(SpoolQueue queue) {
        return done(queue.first(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    static List<String> contents(SpoolQueue queue) {
        return all(queue).stream()
                .map(entry -> new String(entry.content(), UTF_8))
                .toList();
    }

    /** Several entries' worth of different texts, each of that many characters. */
    static List<String> texts(int count, int length) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = i + " ";
            texts.add(number + "x".repeat(length - number.length()));
        }
        return texts;
    }

    /** Bytes without meaning, the same for each seed. */
    static byte[] noise(int seed, int length) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    public static <T> T done(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The spool did not do it", e);
        }
    }

    /** Waits for all, and returns why those failed that did. */
    static List<Throwable> failures(List<? extends CompletableFuture<?>> results) {
        return results.stream()
                .map(result -> done(result.handle((value, failure) -> Optional.<Throwable>ofNullable(failure))))
                .flatMap(Optional::stream)
                .toList();
    }
}
