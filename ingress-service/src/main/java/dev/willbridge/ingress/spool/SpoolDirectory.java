package dev.willbridge.ingress.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The spool's directory: held by this process alone, and what is made in it can be read by its owner only. */
final class SpoolDirectory implements AutoCloseable {

    private static final String OWN_DIRECTORY =
            "Give the service a directory that it can write, with willbridge.spool.directory.";

    private static final String FILE_PERMISSIONS = "rw-------";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /**
     * What this process holds. It does not even try to lock one of them again, for by POSIX closing the second channel
     * would give away the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path held;
    private final FileChannel lock;

    private SpoolDirectory(Path path, Path held, FileChannel lock) {
        this.path = path;
        this.held = held;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is missing, and keeps every other process out until this one closes it or dies.
     *
     * @throws UnusableSpoolException where it cannot be written, or another has it
     */
    static SpoolDirectory hold(Path configured) {
        Path path = configured.toAbsolutePath().normalize();
        try {
            create(path);
            Path real = path.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(path, "this same process");
            }
            return lockHeld(path, real);
        } catch (IOException e) {
            throw new UnusableSpoolException(
                    "The spool's directory " + path + " cannot be written: " + e, OWN_DIRECTORY, e);
        }
    }

    private static SpoolDirectory lockHeld(Path path, Path real) throws IOException {
        FileChannel lock = null;
        try {
            lock = lock(path);
            return new SpoolDirectory(path, real, lock);
        } finally {
            if (lock == null) {
                HELD.remove(real);
            }
        }
    }

    Path database() {
        return path.resolve("spool.db");
    }

    /** Returns SQLite's write-ahead log, which is not there after an orderly end. */
    Path log() {
        return path.resolve("spool.db-wal");
    }

    /** Returns how many bytes the disk has left for this process, or 0 where it does not say. */
    long freeBytes() {
        return path.toFile().getUsableSpace(); // a FileStore would read the table of mounts for it
    }

    /** Makes what was renamed or made in the directory survive a loss of power, where the system knows how to. */
    void sync() throws IOException {
        sync(path);
    }

    /** Makes an empty file that only its owner can read; SQLite gives its log the same permissions. */
    static void createPrivately(Path file) throws IOException {
        Files.createFile(file, ownerOnly(FILE_PERMISSIONS));
    }

    /** Takes a file from everybody but its owner, as one that was put back by hand. */
    static void makePrivate(Path file) throws IOException {
        if (POSIX && Files.exists(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE_PERMISSIONS));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(held);
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            Files.createDirectories(path, ownerOnly("rwx------"));
            if (parent != null) {
                sync(parent);
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("spool.lock");
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(FILE_PERMISSIONS));
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(path, "another process");
        }
        return channel;
    }

    private static UnusableSpoolException inUse(Path path, String by) {
        return new UnusableSpoolException(
                "The spool in " + path + " is in use by " + by + ".",
                "Stop the other process, or give this one a directory of its own with willbridge.spool.directory:"
                        + " each instance needs one.",
                null);
    }

    private static void sync(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
