package dev.willbridge.ingress.spool;

import static dev.willbridge.ingress.spool.Spools.all;
import static dev.willbridge.ingress.spool.Spools.append;
import static dev.willbridge.ingress.spool.Spools.contents;
import static dev.willbridge.ingress.spool.Spools.done;
import static dev.willbridge.ingress.spool.Spools.failures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.willbridge.ingress.fixture.Disks;
import dev.willbridge.simulator.process.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** The spool refuses what it has no room for, and goes on with the rest. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpoolBoundsTest {

    private static final DataSize MAX_SIZE = DataSize.ofMegabytes(2);
    private static final DataSize UNBOUNDED = DataSize.ofGigabytes(1);
    private static final DataSize MIN_FREE_DISK = DataSize.ofMegabytes(4);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1000, 4500, 8150, 8200, 30_000, 100_000}) // some fit badly into SQLite's pages
    void theFileNeverGrowsBeyondTheLargestSizeHoweverMuchComesAtOnce(int length) throws IOException {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            SpoolQueue queue = spool.queue("a");
            List<Throwable> failures = new ArrayList<>();
            int asked = 0;
            while (failures.isEmpty()) {
                List<CompletableFuture<SpoolEntry>> burst = Stream.generate(() -> queue.append(new byte[length]))
                        .limit(1000)
                        .toList();
                asked += burst.size();
                failures.addAll(failures(burst));
            }

            assertThat(failures).hasOnlyElementsOfType(SpoolFullException.class);
            assertThat(queue.size()).isEqualTo(asked - failures.size());
            assertThat(spool.status().failure()).isNull();
            assertThat(all(queue)).hasSize(asked - failures.size());
        }
        assertThat(Files.size(Spools.database(directory))).isBetween(MAX_SIZE.toBytes() * 3 / 4, MAX_SIZE.toBytes());
    }

    @Test
    void thereIsRoomAgainOnceSomethingWasRemoved() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            SpoolQueue queue = spool.queue("a");
            List<SpoolEntry> entries = fill(queue, 10_000);
            assertThat(spool.status().roomBytes()).isLessThan(10_000 + 8192);

            done(queue.remove(entries.subList(0, entries.size() / 2)));

            assertThat(spool.status().hasRoom()).isTrue();
            assertThat(fill(queue, 10_000)).hasSizeGreaterThan(entries.size() / 3);
        }
    }

    @Test
    void entriesCanBeMovedWhileItIsFull() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            SpoolQueue queue = spool.queue("a");
            SpoolQueue target = spool.queue("of a much longer name");
            append(target, "");
            List<SpoolEntry> entries = fill(queue, 1000);

            done(queue.move(entries.subList(0, 100), target));
            done(queue.move(entries, target));

            assertThat(target.size()).isEqualTo(entries.size() + 1);
            assertThat(all(target)).hasSize(entries.size() + 1);
        }
    }

    @Test
    void whatWasFullIsStillFullAfterReopening() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            fill(spool.queue("a"), 10_000);
        }

        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            assertThat(failures(List.of(spool.queue("a").append(new byte[20_000]))))
                    .hasOnlyElementsOfType(SpoolFullException.class)
                    .hasSize(1);
        }
    }

    @Test
    void nothingIsAppendedThatWouldLeaveTooLittleOfTheDisk() {
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(16));
                Spool spool = Spools.open(disk.directory(), UNBOUNDED, MIN_FREE_DISK)) {
            SpoolQueue queue = spool.queue("a");

            List<SpoolEntry> entries = fill(queue, 50_000);

            assertThat(free(disk)).isGreaterThan(0).isLessThan(MIN_FREE_DISK.toBytes() + 100_000);
            assertThat(spool.status().hasRoom()).isFalse();
            assertThat(spool.status().failure()).isNull();
            List<CompletableFuture<Integer>> removals =
                    entries.stream().map(entry -> queue.remove(List.of(entry))).toList();
            assertThat(failures(removals)).isEmpty();
            await().until(() -> spool.status().hasRoom());
            append(queue, "again");
            assertThat(contents(queue)).containsExactly("again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    void aDiskThatOthersFilledLosesNothingAndIsUsedAgainOnceThereIsRoom(int minFreeMegabytes) {
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(24));
                Spool spool = Spools.open(disk.directory(), UNBOUNDED, DataSize.ofMegabytes(minFreeMegabytes))) {
            SpoolQueue queue = spool.queue("a");
            List<String> texts = Spools.texts(30, 20_000);
            Spools.appendAll(queue, texts);
            disk.fill();

            assertThat(failures(burst(queue))).hasSize(100).allSatisfy(SpoolBoundsTest::saysWhatIsFull);

            assertThat(spool.status().hasRoom()).isFalse();
            assertThat(contents(queue)).isEqualTo(texts);
            disk.free();
            append(queue, "again");
            assertThat(spool.status().failure()).isNull();
            assertThat(done(queue.remove(all(queue)))).isEqualTo(31);
        }
    }

    @Test
    void whatCannotBeRemovedFromAFullDiskStaysAndCanBeRemovedOnceThereIsRoom() {
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(24));
                Spool spool = Spools.open(disk.directory(), UNBOUNDED)) {
            SpoolQueue queue = spool.queue("a");
            Spools.appendAll(queue, Spools.texts(30, 20_000));
            List<SpoolEntry> entries = all(queue);
            disk.fill();

            List<Throwable> failures = failures(List.of(queue.remove(entries)));

            assertThat(failures)
                    .hasOnlyElementsOfType(SpoolFailedException.class)
                    .hasSize(1);
            assertThat(spool.status().failure()).isNotNull();
            assertThat(all(queue)).hasSize(entries.size());
            assertThat(queue.size()).isEqualTo(entries.size());
            disk.free();
            assertThat(done(queue.remove(entries))).isEqualTo(entries.size());
            assertThat(spool.status().failure()).isNull();
        }
    }

    @Test
    void nothingIsLostWhereTheProcessDiesOnAFullDisk(@TempDir Path crash) {
        List<String> texts = Spools.texts(30, 20_000);
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(24));
                Spool spool = Spools.open(disk.directory(), UNBOUNDED)) {
            Spools.appendAll(spool.queue("a"), texts);
            disk.fill();
            failures(burst(spool.queue("a")));
            Spools.crashed(disk.directory(), crash.resolve("left"));
        }

        try (Spool spool = Spools.open(crash.resolve("left"))) {
            assertThat(contents(spool.queue("a"))).isEqualTo(texts);
        }
    }

    @Test
    void aDiskThatIsReadOnlyIsSaidSoAndServesAgainOnceItIsWritable() {
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(16))) {
            Spools.closed(disk.directory(), List.of("1", "2"));
            disk.remountReadOnly();

            assertThatThrownBy(() -> Spools.open(disk.directory()))
                    .isInstanceOf(UnusableSpoolException.class)
                    .hasMessageContainingAll(disk.directory().toString(), "Read-only file system");

            disk.remountWritable();
            try (Spool spool = Spools.open(disk.directory())) {
                assertThat(contents(spool.queue("a"))).containsExactly("1", "2");
                append(spool.queue("a"), "3");
            }
        }
    }

    @Test
    void aDiskThatNoLongerTakesWritesLosesNothingAndIsUsedAgainOnceItDoes() {
        try (SpoolProcess process = SpoolProcess.opening(directory)) {
            process.append("1");
            process.append("2");
            process.refuseWrites();

            assertThat(process.ask("append 3")).startsWith("failed SpoolFailedException: The spool failed: ");
            assertThat(process.ask("append 4")).startsWith("failed SpoolFailedException: The spool failed: ");
            assertThat(process.ask("status")).startsWith("failing ");
            assertThat(process.ask("read")).isEqualTo("[1, 2]");

            process.allowWrites();
            assertThat(process.ask("append 5")).isEqualTo("done");
            assertThat(process.ask("status")).isEqualTo("well");
            assertThat(process.ask("read")).isEqualTo("[1, 2, 5]");
            process.kill();
        }

        try (Spool spool = Spools.open(directory)) {
            assertThat(contents(spool.queue("a"))).containsExactly("1", "2", "5");
        }
    }

    /** Appends one after the other until the spool refuses for want of room, and returns what it took. */
    private static List<SpoolEntry> fill(SpoolQueue queue, int length) {
        List<SpoolEntry> taken = new ArrayList<>();
        CompletableFuture<SpoolEntry> next = queue.append(new byte[length]);
        while (failures(List.of(next)).isEmpty()) {
            taken.add(done(next));
            next = queue.append(new byte[length]);
        }
        assertThat(failures(List.of(next))).hasOnlyElementsOfType(SpoolFullException.class);
        return taken;
    }

    private static List<CompletableFuture<SpoolEntry>> burst(SpoolQueue queue) {
        return Stream.generate(() -> queue.append(new byte[20_000])).limit(100).toList();
    }

    private static void saysWhatIsFull(Throwable failure) {
        assertThat(failure)
                .isInstanceOfAny(SpoolFullException.class, SpoolFailedException.class)
                .hasMessageContaining("full");
    }

    private static long free(SmallDisk disk) {
        return disk.directory().toFile().getUsableSpace();
    }
}
