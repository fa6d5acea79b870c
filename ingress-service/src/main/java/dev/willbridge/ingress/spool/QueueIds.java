package dev.willbridge.ingress.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that stand for the queues' names in the database. They are all of the same length there, so that an entry
 * that moves to another queue fits where it was, also in a spool that is full. Confined to the thread of its database.
 */
final class QueueIds {

    private static final int NONE = 0;

    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final Map<String, Integer> known = new HashMap<>();

    QueueIds(Connection connection) throws SQLException {
        select = connection.prepareStatement("SELECT id FROM queue WHERE name = ?");
        insert = connection.prepareStatement(
                "INSERT INTO queue (id, name) SELECT coalesce(max(id), 1) + 1, ? FROM queue"); // 0 and 1 are shorter
    }

    /** Returns the number of a queue, which is given one if it has none yet. */
    int of(String name) throws SQLException {
        int id = find(name);
        if (id == NONE) {
            insert.setString(1, name);
            insert.executeUpdate();
            id = find(name);
        }
        return id;
    }

    /** Returns the number of a queue; of one that has none, a number that no entry has. */
    int find(String name) throws SQLException {
        Integer id = known.get(name);
        if (id != null) {
            return id;
        }
        select.setString(1, name);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return NONE;
            }
            known.put(name, row.getInt(1));
            return row.getInt(1);
        }
    }

    /** Those given out since the last commit are gone. */
    void rolledBack() {
        known.clear();
    }
}
