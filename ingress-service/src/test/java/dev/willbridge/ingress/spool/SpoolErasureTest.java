package dev.willbridge.ingress.spool;

import static dev.willbridge.ingress.spool.Spools.all;
import static dev.willbridge.ingress.spool.Spools.append;
import static dev.willbridge.ingress.spool.Spools.done;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was removed holds personal data, and must not be found on the disk. */
class SpoolErasureTest {

    private static final String CANARY = "canary-5b1f0e";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 50_000})
    void whatWasRemovedIsNoLongerInTheFileOnceItIsClosed(int length) throws IOException {
        Spools.closed(directory, List.of("before", CANARY + "x".repeat(length) + CANARY, "after"));
        assertThat(read(Spools.database(directory))).contains(CANARY);

        try (Spool spool = Spools.open(directory)) {
            SpoolEntry canary = all(spool.queue("a")).get(1);
            done(spool.queue("a").remove(List.of(canary)));
        }

        assertThat(read(Spools.database(directory))).doesNotContain(CANARY).contains("before", "after");
        assertThat(Spools.log(directory)).doesNotExist();
    }

    @Test
    void nothingIsLeftInFileOrLogAsSoonAsTheSpoolIsEmpty() {
        Spools.closed(directory, List.of(CANARY));
        try (Spool spool = Spools.open(directory)) {
            append(spool.queue("b"), CANARY);

            done(spool.queue("a").remove(all(spool.queue("a"))));
            done(spool.queue("b").remove(all(spool.queue("b"))));

            await().untilAsserted(() -> {
                assertThat(read(Spools.database(directory))).doesNotContain(CANARY);
                assertThat(read(Spools.log(directory))).doesNotContain(CANARY);
            });
            append(spool.queue("a"), "again");
            assertThat(all(spool.queue("a"))).hasSize(1);
        }
    }

    @Test
    void aLargeSpoolGivesTheDiskBackOnceItIsNearlyEmpty() {
        try (Spool spool = Spools.open(directory)) {
            SpoolQueue queue = spool.queue("a");
            SpoolEntry kept = append(queue, "kept");
            List<SpoolEntry> canaries = IntStream.range(0, 90)
                    .mapToObj(i -> append(queue, CANARY + "x".repeat(100_000)))
                    .toList();
            assertThat(Spools.database(directory))
                    .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(8 * 1024 * 1024));

            done(queue.remove(canaries));

            await().untilAsserted(() -> {
                assertThat(Files.size(Spools.database(directory))).isLessThan(100_000);
                assertThat(read(Spools.database(directory))).contains("kept").doesNotContain(CANARY);
                assertThat(read(Spools.log(directory))).doesNotContain(CANARY);
            });
            assertThat(all(queue)).extracting(SpoolEntry::id).containsExactly(kept.id());
            assertThat(spool.status().usedBytes()).isLessThan(100_000);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, ISO_8859_1);
    }
}
