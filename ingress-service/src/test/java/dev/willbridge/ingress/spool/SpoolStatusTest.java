package dev.willbridge.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SpoolStatusTest {

    private static final DataSize MAX_SIZE = DataSize.ofMegabytes(20);

    @TempDir
    private Path directory;

    @Test
    void aSpoolThatOnlyFillsIsFullInATimeThatFollowsFromItsRoom() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            append(spool.queue("a"), 2000);

            SpoolStatus status = spool.status();

            assertThat(status.growth()).isPositive();
            assertThat(status.hoursLeft() * 3600).isBetween(1.0, status.roomBytes() / 1000.0);
            assertThat(spool.untilRoom()).isEqualTo(Duration.ofMinutes(1)); // nobody knows when
        }
    }

    @Test
    void aSpoolThatIsEmptiedHasRoomTheSoonerTheFasterItIs() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            SpoolQueue queue = spool.queue("a");
            List<SpoolEntry> entries = append(queue, 2000);

            remove(queue, entries.subList(0, 200));
            Duration slow = spool.untilRoom();
            remove(queue, entries.subList(200, 2000));
            Duration fast = spool.untilRoom();

            assertThat(slow).isLessThan(Duration.ofMinutes(1)).isGreaterThan(fast);
            assertThat(fast).isPositive();
            assertThat(spool.status().removedPerSecond()).isPositive();
        }
    }

    @Test
    void aSpoolThatDoesNotFillIsNeverFull() {
        try (Spool spool = Spools.open(directory, MAX_SIZE)) {
            SpoolStatus status = spool.status();

            assertThat(status.hoursLeft()).isInfinite();
            assertThat(status.oldest()).isNull();
            assertThat(status.entries()).isZero();
            assertThat(status.hasRoom()).isTrue();
            assertThat(status.roomBytes()).isBetween(MAX_SIZE.toBytes() * 9 / 10, MAX_SIZE.toBytes());
        }
    }

    private static List<SpoolEntry> append(SpoolQueue queue, int count) {
        List<CompletableFuture<SpoolEntry>> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            appends.add(queue.append(new byte[1000]));
        }
        return appends.stream().map(SpoolStatusTest::done).toList();
    }

    private static void remove(SpoolQueue queue, List<SpoolEntry> entries) {
        assertThat(done(queue.remove(entries))).isEqualTo(entries.size());
    }

    private static <T> T done(CompletableFuture<T> asked) {
        return asked.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
