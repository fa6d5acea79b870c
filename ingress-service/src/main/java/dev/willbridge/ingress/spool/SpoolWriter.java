package dev.willbridge.ingress.spool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that works on the database. It takes the commands that wait, does them in the order in which they came in
 * one transaction, fsyncs once (group commit), and only then tells their results. If the transaction fails, all of it is
 * undone and every command of it fails; the next one is tried afresh.
 */
final class SpoolWriter implements AutoCloseable {

    /** What goes into one transaction, and with it into SQLite's log before that can be written back. */
    private static final int MAX_GROUP = 1024;

    private static final int MAX_GROUP_BYTES = 1024 * 1024;
    private static final int PROBE_INTERVAL_SECONDS = 1;

    private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);

    private final SpoolDatabase database;
    private final SpoolLevel level;
    private final SpoolFaults faults;
    private final LinkedTransferQueue<Command<?>> commands = new LinkedTransferQueue<>();
    private final Thread thread = new Thread(this::run, "spool-writer");
    private volatile boolean closing;
    private volatile boolean ended;

    /**
     * @param level is measured after every commit
     * @param faults is told of every success and failure
     */
    SpoolWriter(SpoolDatabase database, SpoolLevel level, SpoolFaults faults) {
        this.database = database;
        this.level = level;
        this.faults = faults;
    }

    void start() {
        thread.start();
    }

    /** Has a command done. Never blocks. */
    void submit(Command<?> command) {
        commands.add(command);
        if (ended) {
            refuseAll(); // the thread may have gone without seeing it
        }
    }

    /** Does what waits still, and ends. The caller closes the database. */
    @Override
    public void close() {
        closing = true;
        submit(Command.probing()); // wakes the thread
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Command<?>> group = new ArrayList<>(MAX_GROUP);
        try {
            while (!closing || !commands.isEmpty()) {
                work(group);
            }
        } finally { // also where memory is exhausted: then nobody waits for ever
            ended = true;
            refuseAll();
            if (!closing) {
                faults.failed(true, new IllegalStateException("the spool's writer has ended"));
            }
        }
    }

    private void work(List<Command<?>> group) {
        try {
            gather(group);
            commit(group);
            tidy();
        } catch (InterruptedException e) {
            log.debug("Nobody is to interrupt the spool's writer: it ends when it is closed", e);
        } catch (RuntimeException e) {
            log.error("The spool's writer met a bug, and goes on", e);
        } finally {
            group.clear();
        }
    }

    private void gather(List<Command<?>> group) throws InterruptedException {
        Command<?> next = faults.isWritingBroken() ? nextOrProbe() : commands.take();
        int bytes = 0;
        while (next != null) {
            group.add(next);
            bytes += next.bytes();
            next = group.size() < MAX_GROUP && bytes < MAX_GROUP_BYTES ? commands.poll() : null;
        }
    }

    /** While writing fails, there may be nobody who asks for more: nothing is accepted. */
    private Command<?> nextOrProbe() throws InterruptedException {
        Command<?> next = commands.poll(PROBE_INTERVAL_SECONDS, TimeUnit.SECONDS);
        return next != null ? next : Command.probing();
    }

    private void commit(List<Command<?>> group) {
        boolean writing = false;
        try {
            for (Command<?> command : group) {
                writing = command.writes();
                command.run(database);
            }
            writing = group.stream().anyMatch(Command::writes);
            database.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack();
            faults.failed(writing, e);
            SpoolFailedException told = new SpoolFailedException("The spool failed: " + e.getMessage(), e);
            group.forEach(command -> command.fail(told));
            return;
        }
        faults.worked(group);
        level.measure(database);
        group.forEach(Command::succeed);
    }

    private void rollBack() {
        try {
            database.rollback();
        } catch (SQLException e) {
            log.debug("There was nothing to roll back: {}", e.getMessage());
        }
    }

    private void tidy() {
        if (!commands.isEmpty()) {
            return;
        }
        try {
            database.compact();
        } catch (SQLException e) {
            log.warn("The spool could not be made smaller, and stays as large as it is: {}", e.getMessage());
        }
    }

    private void refuseAll() {
        Command<?> command = commands.poll();
        while (command != null) {
            command.fail(new SpoolFailedException("The spool is closed"));
            command = commands.poll();
        }
    }
}
