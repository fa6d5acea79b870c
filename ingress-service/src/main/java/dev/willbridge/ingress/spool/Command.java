package dev.willbridge.ingress.spool;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something for the spool's writer to do. Its result is told only when the transaction that it was part of is on disk. */
final class Command<T> {

    /** What is done to the database. */
    interface Work<T> {
        T apply(SpoolDatabase database) throws SQLException, SpoolFullException;
    }

    private final int bytes;
    private final boolean writes;
    private final Work<T> work;
    private final Consumer<T> committed;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T value;
    private @Nullable SpoolFullException refusal;

    private Command(int bytes, boolean writes, Work<T> work, Consumer<T> committed) {
        this.bytes = bytes;
        this.writes = writes;
        this.work = work;
        this.committed = committed;
    }

    static <T> Command<T> reading(Work<T> work) {
        return new Command<>(0, false, work, value -> {});
    }

    /**
     * @param bytes how many it writes to the database, about
     * @param committed is told the value on the writer's thread after the commit, before anybody else
     */
    static <T> Command<T> writing(int bytes, Work<T> work, Consumer<T> committed) {
        return new Command<>(bytes, true, work, committed);
    }

    /** Writes what changes nothing, to see whether writing works. */
    static Command<Boolean> probing() {
        return writing(0, SpoolDatabase::probe, done -> {});
    }

    CompletableFuture<T> result() {
        return result;
    }

    int bytes() {
        return bytes;
    }

    boolean writes() {
        return writes;
    }

    void run(SpoolDatabase database) throws SQLException {
        try {
            value = work.apply(database);
        } catch (SpoolFullException e) {
            refusal = e;
        }
    }

    void succeed() {
        T done = value;
        if (done != null) {
            committed.accept(done);
            result.complete(done);
        } else {
            result.completeExceptionally(refusal);
        }
    }

    void fail(Exception failure) {
        result.completeExceptionally(failure);
    }
}
