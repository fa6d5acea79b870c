package dev.willbridge.ingress.spool;

import static dev.willbridge.ingress.spool.Spools.all;
import static dev.willbridge.ingress.spool.Spools.append;
import static dev.willbridge.ingress.spool.Spools.appendAll;
import static dev.willbridge.ingress.spool.Spools.contents;
import static dev.willbridge.ingress.spool.Spools.done;
import static dev.willbridge.ingress.spool.Spools.failures;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Spool spool;
    private SpoolQueue queue;

    @BeforeEach
    void open() {
        spool = Spools.open(directory);
        queue = spool.queue("a");
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void entriesComeBackInOrderOfAppendAndByteForByte() {
        List<byte[]> appended = Stream.of(0, 1, 63, 8000, 8192, 9000, 20_000, 256 * 1024, 2, 0)
                .map(length -> Spools.noise(length, length))
                .toList();
        appended.forEach(content -> done(queue.append(content)));

        List<SpoolEntry> entries = all(queue);

        assertThat(entries).extracting(SpoolEntry::content).containsExactlyElementsOf(appended);
        assertThat(entries).extracting(SpoolEntry::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anAppendTellsTheEntryThatIsReadBack() {
        Instant before = Instant.now().minusMillis(1);

        SpoolEntry told = append(queue, "x");

        assertThat(told.appended()).isBetween(before, Instant.now());
        assertThat(all(queue)).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(told.id());
            assertThat(entry.appended().toEpochMilli())
                    .isEqualTo(told.appended().toEpochMilli());
            assertThat(entry.content()).isEqualTo(told.content());
        });
    }

    @Test
    void queuesAreIndependentOfOneAnother() {
        SpoolQueue other = spool.queue("b");
        List<SpoolEntry> entries = List.of(append(queue, "1"), append(other, "2"), append(queue, "3"));

        done(queue.remove(entries));

        assertThat(contents(queue)).isEmpty();
        assertThat(contents(other)).containsExactly("2");
        assertThat(spool.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void readingIsBoundedInEntriesAndBytesButGivesOneAtLeast() {
        appendAll(queue, Spools.texts(10, 100));

        assertThat(done(queue.first(3, Integer.MAX_VALUE))).hasSize(3);
        assertThat(done(queue.first(10, 250))).hasSize(3);
        assertThat(done(queue.first(10, 300))).hasSize(3);
        assertThat(done(queue.first(10, 1))).hasSize(1);
        assertThat(done(queue.first(10, 0))).hasSize(1);
        assertThat(done(spool.queue("empty").first(10, 1))).isEmpty();
    }

    @Test
    void exactlyTheGivenEntriesAreRemovedAndRemovingThemAgainIsHarmless() {
        List<SpoolEntry> entries = Stream.of("1", "2", "3", "4")
                .map(content -> append(queue, content))
                .toList();
        List<SpoolEntry> some = List.of(entries.get(3), entries.get(1));

        assertThat(done(queue.remove(some))).isEqualTo(2);
        assertThat(done(queue.remove(some))).isZero();
        assertThat(done(queue.remove(List.of()))).isZero();

        assertThat(contents(queue)).containsExactly("1", "3");
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void movedEntriesKeepTheirPlaceById() {
        SpoolQueue target = spool.queue("b");
        SpoolEntry first = append(queue, "1");
        append(target, "2");
        SpoolEntry third = append(queue, "3");
        append(target, "4");
        append(queue, "5");

        assertThat(done(queue.move(List.of(third, first), target))).isEqualTo(2);
        assertThat(done(queue.move(List.of(third, first), target))).isZero();

        assertThat(contents(target)).containsExactly("1", "2", "3", "4");
        assertThat(contents(queue)).containsExactly("5");
        assertThat(queue.size()).isEqualTo(1);
        assertThat(target.size()).isEqualTo(4);
    }

    @Test
    void sizesAndAgesFollowWhatIsDone() {
        SpoolQueue other = spool.queue("b");
        SpoolEntry first = append(queue, "1");
        SpoolEntry second = append(queue, "2");

        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.oldest()).isEqualTo(stored(first));
        assertThat(spool.status().entries()).isEqualTo(2);
        assertThat(spool.status().oldest()).isEqualTo(stored(first));

        done(queue.remove(List.of(first)));
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.oldest()).isEqualTo(stored(second));

        done(queue.move(List.of(second), other));
        assertThat(queue.size()).isZero();
        assertThat(queue.oldest()).isNull();
        assertThat(other.oldest()).isEqualTo(stored(second));

        done(other.remove(List.of(second)));
        assertThat(spool.status().entries()).isZero();
        assertThat(spool.status().oldest()).isNull();
    }

    @Test
    void idsGrowOverReopeningWhileEntriesAreLeft() {
        append(queue, "1");
        SpoolEntry last = append(queue, "2");

        reopen();
        SpoolEntry next = append(queue, "3");

        assertThat(next.id()).isGreaterThan(last.id());
        assertThat(contents(queue)).containsExactly("1", "2", "3");
    }

    @Test
    void everythingSurvivesClosingAndReopening() {
        SpoolEntry first = append(queue, "1");
        append(spool.queue("b"), "2");
        append(queue, "3");

        reopen();

        assertThat(spool.names()).containsExactlyInAnyOrder("a", "b");
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.oldest()).isEqualTo(stored(first));
        assertThat(spool.status().entries()).isEqualTo(3);
        assertThat(contents(queue)).containsExactly("1", "3");
        assertThat(contents(spool.queue("b"))).containsExactly("2");
    }

    @Test
    void closingFinishesWhatWaits() {
        HeldUp writer = holdUpTheWriter();
        List<CompletableFuture<SpoolEntry>> waiting = IntStream.range(0, 100)
                .mapToObj(i -> queue.append(String.valueOf(i).getBytes(UTF_8)))
                .toList();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(spool::close);

        writer.goOn();

        assertThat(closing).succeedsWithin(PATIENCE);
        assertThat(failures(waiting)).isEmpty();
        reopen();
        assertThat(queue.size()).isEqualTo(100);
    }

    @Test
    void whatIsAskedAfterClosingFails() {
        SpoolEntry entry = append(queue, "1");
        spool.close();

        List<CompletableFuture<?>> asked = List.of(
                queue.append(new byte[1]),
                queue.first(1, 1),
                queue.remove(List.of(entry)),
                queue.move(List.of(entry), spool.queue("b")));

        assertThat(failures(asked))
                .hasSize(asked.size())
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(SpoolFailedException.class)
                        .hasMessageContaining("closed"));
    }

    @Test
    void closingTwiceIsHarmless() {
        append(queue, "1");

        spool.close();
        spool.close();

        reopen();
        assertThat(contents(queue)).containsExactly("1");
    }

    @Test
    void whatManyAppendAtOnceIsThereOnceAndInTheOrderOfEach() {
        int appenders = 8;
        List<String> texts = Spools.texts(400, 50);
        List<CompletableFuture<Void>> running = IntStream.range(0, appenders)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> appendAll(
                                queue,
                                texts.stream().map(text -> i + " " + text).toList()),
                        task -> new Thread(task).start()))
                .toList();

        assertThat(failures(running)).isEmpty();

        List<String> contents = contents(queue);
        assertThat(contents).hasSize(appenders * texts.size());
        assertThat(IntStream.range(0, appenders))
                .allSatisfy(i -> assertThat(contents.stream().filter(content -> content.startsWith(i + " ")))
                        .containsExactlyElementsOf(
                                texts.stream().map(text -> i + " " + text).toList()));
    }

    @Test
    void whatWaitsIsWrittenInOneTransaction() {
        append(queue, "so that there is a log");
        HeldUp writer = holdUpTheWriter();
        int before = WriteAheadLog.commits(Spools.log(directory)).size();
        List<CompletableFuture<SpoolEntry>> results = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> appenders = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 125; i++) {
                        results.add(queue.append(new byte[20]));
                    }
                }))
                .limit(8)
                .toList();
        failures(appenders);

        writer.goOn();

        assertThat(failures(results)).isEmpty();
        assertThat(queue.size()).isEqualTo(1001);
        assertThat(WriteAheadLog.commits(Spools.log(directory))).hasSize(before + 1);
    }

    @Test
    void anAppendIsToldOnlyWhenACrashWouldLeaveIt(@TempDir Path crashes) {
        List<String> texts = Spools.texts(20, 3000);

        List<CompletableFuture<List<String>>> left = texts.stream()
                .map(text -> queue.append(text.getBytes(UTF_8))
                        .thenApply(entry -> Spools.crashed(directory, crashes.resolve("at" + entry.id())))
                        .thenApply(SpoolTest::contentsAfterCrash))
                .toList();

        assertThat(IntStream.range(0, texts.size()))
                .allSatisfy(i -> assertThat(done(left.get(i))).contains(texts.get(i)));
    }

    private static List<String> contentsAfterCrash(Path left) {
        try (Spool recovered = Spools.open(left)) {
            return contents(recovered.queue("a"));
        }
    }

    private void reopen() {
        spool.close();
        open();
    }

    /** The database knows milliseconds only. */
    private static Instant stored(SpoolEntry entry) {
        return Instant.ofEpochMilli(entry.appended().toEpochMilli());
    }

    /** Lets the writer do nothing more until it is told to go on. */
    private HeldUp holdUpTheWriter() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch heldUp = new CountDownLatch(1);
        CompletableFuture<Void> held = spool.submit(Command.reading(database -> {
                    heldUp.countDown();
                    await(goOn);
                    return true;
                }))
                .thenAccept(nothing -> {});
        await(heldUp);
        return () -> {
            goOn.countDown();
            done(held);
        };
    }

    private interface HeldUp {
        void goOn();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
