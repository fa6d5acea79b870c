package dev.willbridge.simulator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The directory of a process. With the system property {@code willbridge.keep} it outlives it. */
public record Workspace(Path directory) {

    private static final String KEEP = "willbridge.keep";

    /** Has all directories outlive their time, from now on. */
    public static void keepAll() {
        System.setProperty(KEEP, "true");
    }

    public static boolean isKept() {
        return Boolean.getBoolean(KEEP);
    }

    /** Makes a directory for the time that it is needed. */
    public static Workspace named(String name) {
        try {
            return new Workspace(Files.createTempDirectory("willbridge-" + name + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Where a process prints to. */
    public Path log() {
        return resolve("log");
    }

    /** Removes it and all that is in it. */
    public void delete() {
        if (!isKept()) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
