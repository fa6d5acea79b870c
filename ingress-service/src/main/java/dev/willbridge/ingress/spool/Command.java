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
    private final Work<T> work;
    private final Consumer<T> committed;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T value;
    private @Nullable SpoolFullException refusal;

    /**
     * @param bytes how many it adds to the database
     * @param committed is told the value on the writer's thread after the commit, before anybody else
     */
    Command(int bytes, Work<T> work, Consumer<T> committed) {
        this.bytes = bytes;
        this.work = work;
        this.committed = committed;
    }

    /** A command that only wakes the writer. */
    static Command<Boolean> nothing() {
        return new Command<>(0, database -> true, done -> {});
    }

    CompletableFuture<T> result() {
        return result;
    }

    int bytes() {
        return bytes;
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
