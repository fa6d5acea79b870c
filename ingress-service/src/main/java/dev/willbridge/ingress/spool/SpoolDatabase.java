package dev.willbridge.ingress.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements on the spool's database. Confined to one thread at a time. Nothing that changes it is durable before
 * {@link #commit}, which fsyncs.
 */
final class SpoolDatabase implements AutoCloseable {

    /** Below so much content, a file larger than {@link #WORTH_COMPACTING} is written anew, small. */
    private static final long CHEAP_TO_COMPACT = 1024 * 1024;

    private static final long WORTH_COMPACTING = 8 * CHEAP_TO_COMPACT;

    private final Connection connection;
    private final Statement pragma;
    private final QueueIds queues;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;
    private final PreparedStatement move;
    private final PreparedStatement oldest;
    private final long pageSize;
    private final long lastIdAtOpening;
    private final Map<String, Long> countsAtOpening = new HashMap<>();
    private boolean holdsRemoved;

    /** @param connection to a database with the spool's schema; is closed with this */
    SpoolDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        this.pragma = connection.createStatement();
        this.pageSize = number("PRAGMA page_size");
        this.lastIdAtOpening = number("SELECT coalesce(max(id), 0) FROM entry");
        try (ResultSet rows =
                pragma.executeQuery("SELECT name, count(*) FROM entry JOIN queue ON queue.id = queue GROUP BY name")) {
            while (rows.next()) {
                countsAtOpening.put(rows.getString(1), rows.getLong(2));
            }
        }
        connection.setAutoCommit(false);
        queues = new QueueIds(connection);
        insert = connection.prepareStatement("INSERT INTO entry (id, queue, appended, content) VALUES (?, ?, ?, ?)");
        select = connection.prepareStatement(
                "SELECT id, appended, content FROM entry WHERE queue = ? ORDER BY id LIMIT ?");
        delete = connection.prepareStatement("DELETE FROM entry WHERE id = ? AND queue = ?");
        move = connection.prepareStatement("UPDATE entry SET queue = ? WHERE id = ? AND queue = ?");
        oldest = connection.prepareStatement("SELECT appended FROM entry WHERE queue = ? ORDER BY id LIMIT 1");
    }

    /** Returns the greatest id that there was, or 0. */
    long lastIdAtOpening() {
        return lastIdAtOpening;
    }

    /** Returns the queues that there were, and how many entries each had. */
    Map<String, Long> countsAtOpening() {
        return countsAtOpening;
    }

    /** Writes what changes nothing. */
    boolean probe() throws SQLException {
        pragma.execute("PRAGMA user_version = " + SpoolOpener.SCHEMA_VERSION);
        return true;
    }

    void insert(String queue, SpoolEntry entry) throws SQLException {
        insert.setLong(1, entry.id());
        insert.setInt(2, queues.of(queue));
        insert.setLong(3, entry.appended().toEpochMilli());
        insert.setBytes(4, entry.content());
        insert.executeUpdate();
    }

    /** Returns the first entries of a queue: at most so many, and so many bytes, but one at least if there is any. */
    List<SpoolEntry> first(String queue, int maxEntries, int maxBytes) throws SQLException {
        select.setInt(1, queues.find(queue));
        select.setInt(2, maxEntries);
        List<SpoolEntry> entries = new ArrayList<>();
        int bytes = 0;
        try (ResultSet rows = select.executeQuery()) {
            while ((entries.isEmpty() || bytes < maxBytes) && rows.next()) {
                SpoolEntry entry =
                        new SpoolEntry(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)), rows.getBytes(3));
                bytes += entry.content().length;
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Returns how many there were. */
    int delete(String queue, List<SpoolEntry> entries) throws SQLException {
        delete.setInt(2, queues.find(queue));
        int deleted = 0;
        for (SpoolEntry entry : entries) {
            delete.setLong(1, entry.id());
            deleted += delete.executeUpdate();
        }
        holdsRemoved |= deleted > 0;
        return deleted;
    }

    /** Returns how many there were. */
    int move(String queue, String target, List<SpoolEntry> entries) throws SQLException {
        move.setInt(1, queues.of(target));
        move.setInt(3, queues.find(queue));
        int moved = 0;
        for (SpoolEntry entry : entries) {
            move.setLong(2, entry.id());
            moved += move.executeUpdate();
        }
        return moved;
    }

    /** Returns when a queue's first entry was appended, or null if it has none. */
    @Nullable
    Instant oldest(String queue) throws SQLException {
        oldest.setInt(1, queues.find(queue));
        try (ResultSet row = oldest.executeQuery()) {
            return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : null;
        }
    }

    /** Returns how many bytes of the file are in use. */
    long usedBytes() throws SQLException {
        return fileBytes() - unusedBytes();
    }

    /** Returns how many bytes the file has for more entries without growing. */
    long unusedBytes() throws SQLException {
        return number("PRAGMA freelist_count") * pageSize;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Undoes what was not committed, where SQLite has not done so itself, as it does when a write failed. */
    void rollback() throws SQLException {
        queues.rolledBack();
        try {
            connection.rollback();
        } catch (SQLException e) {
            pragma.execute("BEGIN"); // the driver takes it that the transaction goes on
        }
    }

    /**
     * Gives the disk back if hardly anything is left, and clears file and write-ahead log of removed entries then, and as
     * soon as nothing is left. Not to be called within a transaction.
     */
    void compact() throws SQLException {
        boolean large = usedBytes() <= CHEAP_TO_COMPACT && fileBytes() >= WORTH_COMPACTING;
        boolean emptied = holdsRemoved && number("SELECT NOT EXISTS (SELECT * FROM entry)") == 1;
        connection.commit();
        if (!large && !emptied) {
            return;
        }
        connection.setAutoCommit(true);
        try {
            if (large) {
                pragma.execute("VACUUM");
            }
            number("PRAGMA wal_checkpoint(TRUNCATE)"); // an answer left unread would keep the next commit from working
            holdsRemoved = false;
        } finally {
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long fileBytes() throws SQLException {
        return number("PRAGMA page_count") * pageSize;
    }

    private long number(String query) throws SQLException {
        try (ResultSet row = pragma.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
