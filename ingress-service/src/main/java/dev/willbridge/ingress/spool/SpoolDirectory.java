package dev.willbridge.ingress.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The spool's directory: held by this process alone, and what is made in it can be read by its owner only. */
final class SpoolDirectory implements AutoCloseable {

    private static final String OWN_DIRECTORY =
            "Give the service a directory that it can write, with willbridge.spool.directory.";

    private static final String FILE_PERMISSIONS = "rw-------";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel lock;

    private SpoolDirectory(Path path, FileChannel lock) {
        this.path = path;
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
            return new SpoolDirectory(path, lock(path));
        } catch (IOException e) {
            throw new UnusableSpoolException(
                    "The spool's directory " + path + " cannot be written: " + e, OWN_DIRECTORY, e);
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
        if (!Files.exists(file)) {
            createPrivately(file);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new UnusableSpoolException(
                    "The spool in " + path + " is in use by another process.",
                    "Stop the other process, or give this one a directory of its own with willbridge.spool.directory:"
                            + " each instance needs one.",
                    null);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this same process has it
        }
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
