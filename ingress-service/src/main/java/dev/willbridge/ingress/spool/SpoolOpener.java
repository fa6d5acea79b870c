package dev.willbridge.ingress.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;

/**
 * Opens the spool's database, or makes it. What it does not know or cannot trust it leaves as it is.
 *
 * <p>The format: an SQLite database in WAL mode, marked with {@link #APPLICATION_ID} and {@link #SCHEMA_VERSION} in its
 * header (https://www.sqlite.org/fileformat2.html), with the tables {@code entry} and {@code queue}. Change them, and the
 * version goes up and the step from the one before is written here.
 */
final class SpoolOpener {

    /** "WBSP". */
    static final int APPLICATION_ID = 0x57425350;

    static final int SCHEMA_VERSION = 1;

    private static final int PAGE_SIZE = 8192;
    private static final int HEADER_LENGTH = 100;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);
    private static final int USER_VERSION_OFFSET = 60;
    private static final int APPLICATION_ID_OFFSET = 68;

    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_NOT_A_DATABASE = 26;

    private static final String MOVE_AWAY =
            "Move the file, and spool.db-wal if it is there, elsewhere to start with an empty"
                    + " spool. What it holds was answered 202 and is on no topic yet.";

    private static final String SAVE_OR_MOVE_AWAY = "Nothing was changed. Save what can be saved with: sqlite3 spool.db"
            + " .recover | sqlite3 saved.db, with the sqlite3 of sqlite.org, for Debian's knows no .recover; put saved.db in"
            + " the place of spool.db and remove spool.db-wal. Or move all of it elsewhere to start with an empty spool; what"
            + " it holds was answered 202 and is on no topic yet.";

    private final SpoolDirectory directory;
    private final Path database;
    private final long maxBytes;

    SpoolOpener(SpoolDirectory directory, long maxBytes) {
        this.directory = directory;
        this.database = directory.database();
        this.maxBytes = maxBytes;
    }

    /** @throws UnusableSpoolException where there is a file that is not a sound spool, or none can be made */
    SpoolDatabase open() {
        try {
            if (Files.exists(database)) {
                checkHeader();
            } else {
                checkNoLog();
                create();
            }
            SpoolDirectory.makePrivate(database);
            SpoolDirectory.makePrivate(directory.log());
            return new SpoolDatabase(connect());
        } catch (IOException | SQLException e) {
            throw new UnusableSpoolException(
                    "The spool " + database + " cannot be opened: " + e.getMessage(),
                    "See that the service may read and write the file and its directory, and that the disk works.",
                    e);
        }
    }

    private void checkHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.READ)) {
            while (header.hasRemaining() && file.read(header) >= 0) {}
        }
        if (header.hasRemaining() || !Arrays.equals(MAGIC, 0, MAGIC.length, header.array(), 0, MAGIC.length)) {
            throw new UnusableSpoolException(
                    database + " is not a spool, or its beginning is damaged: it is no SQLite database.",
                    MOVE_AWAY,
                    null);
        }
        int applicationId = header.getInt(APPLICATION_ID_OFFSET);
        if (applicationId != APPLICATION_ID) {
            throw new UnusableSpoolException(
                    "%s is not a spool, or its beginning is damaged: its application id is %08x, a spool's is %08x."
                            .formatted(database, applicationId, APPLICATION_ID),
                    MOVE_AWAY,
                    null);
        }
        checkComplete();
        int version = header.getInt(USER_VERSION_OFFSET);
        if (version != SCHEMA_VERSION) {
            throw new UnusableSpoolException(
                    "The spool " + database + " has schema version " + version + ", but this service knows "
                            + SCHEMA_VERSION + " only.",
                    "Start the version of the service that wrote it, and let it deliver what is in there.",
                    null);
        }
    }

    /** A log that is left of another database would be written into the new one. */
    private void checkNoLog() throws IOException {
        Path left = directory.log();
        if (hasLog()) {
            throw new UnusableSpoolException(
                    "The spool " + database + " is missing, but its log " + left + " is there and may hold events.",
                    "Put spool.db back. Or move the log elsewhere, too, to start with an empty spool. What it holds was"
                            + " answered 202 and is on no topic yet.",
                    null);
        }
    }

    /** SQLite takes what is missing of the last page for zeros. Only in a crash that left a log may it be missing. */
    private void checkComplete() throws IOException {
        if (Files.size(database) % PAGE_SIZE != 0 && !hasLog()) {
            throw new UnusableSpoolException(
                    "The spool " + database + " is damaged: its last page is incomplete.", SAVE_OR_MOVE_AWAY, null);
        }
    }

    private boolean hasLog() throws IOException {
        Path log = directory.log();
        return Files.exists(log) && Files.size(log) > 0;
    }

    /** Makes the database under another name first, so that an unfinished one is never taken for a spool. */
    private void create() throws IOException, SQLException {
        Path unfinished = database.resolveSibling("spool.db.new");
        Files.deleteIfExists(unfinished);
        SpoolDirectory.createPrivately(unfinished);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + unfinished);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE_SIZE);
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            statement.execute("CREATE TABLE queue (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT");
            statement.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, queue INTEGER NOT NULL,"
                    + " appended INTEGER NOT NULL /* ms since 1970 */, content BLOB NOT NULL) STRICT");
            statement.execute("CREATE INDEX entry_by_queue ON entry (queue)");
        }
        Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
        directory.sync();
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false); // asking for them leaves a statement open, and VACUUM needs all closed
        Connection connection = config.createConnection("jdbc:sqlite:" + database);
        // Not closed where this fails: closing would write the log into a file that is not sound
        Statement statement = connection.createStatement();
        statement.execute("PRAGMA locking_mode = EXCLUSIVE");
        check(statement);
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL"); // fsync before commit returns
        statement.execute("PRAGMA fullfsync = ON"); // and on macOS, the drive's cache too
        statement.execute("PRAGMA checkpoint_fullfsync = ON");
        statement.execute("PRAGMA secure_delete = ON");
        statement.execute("PRAGMA temp_store = MEMORY");
        statement.execute("PRAGMA cache_size = -4096"); // KiB
        statement.execute("PRAGMA wal_autocheckpoint = 256");
        statement.execute("PRAGMA journal_size_limit = " + 512L * PAGE_SIZE);
        statement.execute("PRAGMA max_page_count = " + maxBytes / PAGE_SIZE);
        statement.close();
        return connection;
    }

    private void check(Statement statement) throws SQLException {
        String result;
        try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            result = rows.next() ? rows.getString(1) : "no answer";
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLITE_CORRUPT && e.getErrorCode() != SQLITE_NOT_A_DATABASE) {
                throw e;
            }
            result = e.getMessage();
        }
        if (!"ok".equals(result)) {
            throw new UnusableSpoolException(
                    "The spool " + database + " is damaged: " + result, SAVE_OR_MOVE_AWAY, null);
        }
    }
}
