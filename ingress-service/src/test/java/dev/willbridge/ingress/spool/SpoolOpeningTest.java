package dev.willbridge.ingress.spool;

import static dev.willbridge.ingress.spool.Spools.PAGE_SIZE;
import static dev.willbridge.ingress.spool.Spools.append;
import static dev.willbridge.ingress.spool.Spools.contents;
import static dev.willbridge.ingress.spool.Spools.database;
import static dev.willbridge.ingress.spool.Spools.log;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spool is opened as it was left, or not at all. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpoolOpeningTest {

    private static final List<String> ENTRIES = Spools.texts(60, 1500);

    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("made/spool");
    }

    @Test
    void directoryAndFilesAreTheOwnersOnly() throws IOException {
        try (Spool spool = Spools.open(directory())) {
            append(spool.queue("a"), "1");

            assertThat(permissions(directory())).isEqualTo("rwx------");
            assertThatFilesAreTheOwnersOnly(directory());
        }
    }

    @Test
    void filesThatWerePutBackByHandAreTakenFromTheOthers() throws IOException {
        try (Spool spool = Spools.open(directory())) {
            append(spool.queue("a"), "1");
            Spools.crashed(directory(), temporary.resolve("back"));
        }
        Path back = temporary.resolve("back");
        Files.setPosixFilePermissions(database(back), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(log(back), PosixFilePermissions.fromString("rw-r--r--"));

        try (Spool spool = Spools.open(back)) {
            append(spool.queue("a"), "2");

            assertThatFilesAreTheOwnersOnly(back);
            assertThat(contents(spool.queue("a"))).containsExactly("1", "2");
        }
    }

    @Test
    void aSpoolIsOpenOnceAtATime() {
        try (Spool spool = Spools.open(directory())) {
            append(spool.queue("a"), "1");

            assertThatThrownBy(() -> Spools.open(directory()))
                    .isInstanceOf(UnusableSpoolException.class)
                    .hasMessageContainingAll(directory().toString(), "in use");
            try (SpoolProcess other = SpoolProcess.trying(directory())) {
                assertThat(other.opening()).contains(directory().toString(), "in use");
            }

            append(spool.queue("a"), "2");
            assertThat(contents(spool.queue("a"))).containsExactly("1", "2");
        }
        try (Spool spool = Spools.open(directory())) {
            assertThat(contents(spool.queue("a"))).containsExactly("1", "2");
        }
    }

    @Test
    void whoeverComesAfterAKilledProcessFindsAllThatItWasTold() {
        try (SpoolProcess process = SpoolProcess.opening(directory())) {
            ENTRIES.forEach(process::append);
            assertThatThrownBy(() -> Spools.open(directory()))
                    .isInstanceOf(UnusableSpoolException.class)
                    .hasMessageContainingAll(directory().toString(), "in use");
            process.kill();
        }

        try (Spool spool = Spools.open(directory())) {
            assertThat(contents(spool.queue("a"))).isEqualTo(ENTRIES);
        }
    }

    @Test
    void anAppendIsFsyncedBeforeItIsTold() throws IOException {
        Path trace = temporary.resolve("trace");
        try (SpoolProcess process = SpoolProcess.traced(directory(), trace, "trace=write,pwrite64,fsync,fdatasync")) {
            process.append("canary");
        }

        assertThat(Files.readString(trace))
                .matches("(?s).*pwrite64\\([^\\n]*spool\\.db-wal[^\\n]*"
                        + ".*f(data)?sync\\([^\\n]*spool\\.db-wal[^\\n]*"
                        + ".*write\\([^\\n]*\"done.*");
        assertThat(afterLast(Files.readAllLines(trace), "pwrite64\\(.*spool\\.db-wal.*"))
                .anyMatch(line -> line.matches(".*f(data)?sync\\(.*spool\\.db-wal.*"));
    }

    @Test
    void whatIsNoSpoolIsRefusedAndLeftAsItIs() throws IOException {
        assertThatIsRefused("It is text".repeat(1000).getBytes(UTF_8), "not a spool", "no SQLite database");
        assertThatIsRefused(new byte[0], "not a spool", "no SQLite database");
        assertThatIsRefused(new byte[PAGE_SIZE], "not a spool", "no SQLite database");
        assertThatIsRefused(Spools.noise(1, 3 * PAGE_SIZE), "not a spool", "no SQLite database");
        assertThatIsRefused(sqlite("CREATE TABLE entry (id)"), "not a spool", "application id is 00000000");
        assertThatIsRefused(
                sqlite("PRAGMA application_id = " + SpoolOpener.APPLICATION_ID, "PRAGMA user_version = 2"),
                "schema version 2",
                "knows 1 only");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100, 200, PAGE_SIZE})
    void aSpoolWhoseBeginningIsGarbageIsRefusedAndLeftAsItIs(int length) throws IOException {
        byte[] file = soundFile();

        System.arraycopy(Spools.noise(2, length), 0, file, 0, length);

        assertThatIsRefused(file, "damaged");
    }

    @Test
    void aSpoolCutAtAnyPageIsRefusedAndLeftAsItIs() throws IOException {
        byte[] file = soundFile();
        assertThat(file).hasSizeGreaterThan(10 * PAGE_SIZE);

        for (int length = 0; length < file.length; length += PAGE_SIZE) {
            assertThatIsRefused(Arrays.copyOf(file, length), "spool");
        }
        assertThatIsRefused(Arrays.copyOf(file, file.length - 1), "damaged");
    }

    @Test
    void aSpoolWithGarbageInAnyPageIsRefusedAndLeftAsItIs() throws IOException {
        byte[] file = soundFile();

        for (int page = 0; page < file.length; page += PAGE_SIZE) {
            byte[] damaged = file.clone();
            System.arraycopy(Spools.noise(page, PAGE_SIZE), 0, damaged, page, PAGE_SIZE);
            assertThatIsRefused(damaged, "damaged");
        }
    }

    @Test
    void aSpoolOfWhichOnePageIsOlderThanTheOthersIsRefused() throws IOException {
        // a page that the disk said it had written, and had not
        Spools.closed(directory(), Spools.texts(40, 20));
        byte[] old = Files.readAllBytes(database(directory()));
        Spools.closed(directory(), Spools.texts(20, 20));
        byte[] file = Files.readAllBytes(database(directory()));
        assertThat(file).hasSameSizeAs(old);

        int older = 0;
        for (int page = PAGE_SIZE; page < file.length; page += PAGE_SIZE) {
            byte[] mixed = file.clone();
            System.arraycopy(old, page, mixed, page, PAGE_SIZE);
            if (!Arrays.equals(mixed, file)) {
                assertThatIsRefused(mixed, "damaged");
                older++;
            }
        }
        assertThat(older).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aLogThatIsCutAnywhereHasEverythingThatWasCommittedBeforeTheCut(int seed) throws IOException {
        try (Spool spool = Spools.open(directory())) {
            ENTRIES.subList(0, 20).forEach(entry -> append(spool.queue("a"), entry));
            Spools.crashed(directory(), temporary.resolve("crash"));
        }
        Path crash = temporary.resolve("crash");
        List<Integer> commits = WriteAheadLog.commits(log(crash));
        int cut = new Random(seed).nextInt((int) Files.size(log(crash)));
        cut(log(crash), cut);

        try (Spool spool = Spools.open(crash)) {
            assertThat(contents(spool.queue("a"))).isEqualTo(ENTRIES.subList(0, (int)
                    commits.stream().filter(end -> end <= cut).count()));
        }
    }

    @Test
    void aLogWithoutItsSpoolIsRefusedAndLeftAsItIs() throws IOException {
        try (Spool spool = Spools.open(directory())) {
            append(spool.queue("a"), "1");
            Spools.crashed(directory(), temporary.resolve("crash"));
        }
        Path crash = temporary.resolve("crash");
        Files.delete(database(crash));
        byte[] log = Files.readAllBytes(log(crash));

        assertThatThrownBy(() -> Spools.open(crash))
                .isInstanceOf(UnusableSpoolException.class)
                .hasMessageContaining(log(crash).toString());

        assertThat(log(crash)).hasBinaryContent(log);
        assertThat(database(crash)).doesNotExist();
    }

    @Test
    void whatACrashLeftHalfMadeIsNoObstacle() throws IOException {
        Files.createDirectories(directory());
        Files.write(directory().resolve("spool.db.new"), Spools.noise(3, 5000));
        Files.write(directory().resolve("spool.db.new-journal"), Spools.noise(4, 5000));

        try (Spool spool = Spools.open(directory())) {
            append(spool.queue("a"), "1");
            assertThat(contents(spool.queue("a"))).containsExactly("1");
        }
        assertThat(directory().resolve("spool.db.new")).doesNotExist();
    }

    @Test
    void whatTheMessageRecommendsSavesTheEntriesOnSoundPages() throws IOException {
        Path damaged = Spools.closed(directory(), ENTRIES);
        Path sound = Spools.closed(temporary.resolve("sound"), ENTRIES);
        int page = pageOf(ENTRIES.get(30));
        overwrite(database(damaged), page);
        Path saved = Files.createDirectories(temporary.resolve("saved"));

        Assumptions.assumeTrue(
                shell("sqlite3 " + database(sound) + " .recover | sqlite3 " + sound.resolve("saved.db"))
                        .isEmpty(),
                "there is no sqlite3 command that knows .recover");

        shell("sqlite3 " + database(damaged) + " .recover | sqlite3 " + database(saved));

        try (Spool spool = Spools.open(saved)) {
            List<String> left = contents(spool.queue("a"));
            assertThat(left).hasSizeGreaterThan(ENTRIES.size() - PAGE_SIZE / 1500 - 1);
            assertThat(left).isEqualTo(ENTRIES.stream().filter(left::contains).toList());
            append(spool.queue("a"), "again");
        }
    }

    private static void assertThatFilesAreTheOwnersOnly(Path directory) {
        assertThat(Stream.of("spool.db", "spool.db-wal", "spool.lock").map(directory::resolve))
                .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }

    private void assertThatIsRefused(byte[] file, String... message) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "refused");
        Files.write(database(directory), file);

        assertThatThrownBy(() -> Spools.open(directory))
                .isInstanceOf(UnusableSpoolException.class)
                .hasMessageContaining(database(directory).toString())
                .hasMessageContainingAll(message);

        assertThat(database(directory)).hasBinaryContent(file);
    }

    private byte[] soundFile() throws IOException {
        return Files.readAllBytes(database(Spools.closed(directory(), ENTRIES)));
    }

    private byte[] sqlite(String... statements) throws IOException {
        Path file = Files.createTempDirectory(temporary, "sqlite").resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("CREATE TABLE other (content BLOB)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Files.readAllBytes(file);
    }

    /** Returns where the page begins that holds the text. */
    private int pageOf(String text) throws IOException {
        int at = Files.readString(database(directory()), ISO_8859_1).indexOf(text);
        return at / PAGE_SIZE * PAGE_SIZE;
    }

    private static void overwrite(Path file, int at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Spools.noise(at, PAGE_SIZE)), at);
        }
    }

    private static void cut(Path file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static List<String> afterLast(List<String> lines, String pattern) {
        List<String> after = new ArrayList<>();
        for (String line : lines) {
            if (line.matches(".*" + pattern)) {
                after.clear();
            }
            after.add(line);
        }
        return after;
    }

    /** Returns what it prints. */
    private static String shell(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
