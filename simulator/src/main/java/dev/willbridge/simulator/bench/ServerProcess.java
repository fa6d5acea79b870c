package dev.willbridge.simulator.bench;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of a bridge on this machine, as Linux accounts for it. */
final class ServerProcess {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";

    private final ProcessHandle process;

    private ServerProcess(ProcessHandle process) {
        this.process = process;
    }

    /** @throws UserException where there is none with that id */
    static ServerProcess of(long pid) {
        return new ServerProcess(
                ProcessHandle.of(pid).orElseThrow(() -> new UserException("There is no process " + pid)));
    }

    /** Returns the one that listens on that port, where Linux tells this user which that is. */
    static Optional<ServerProcess> listeningOn(int port) {
        List<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(family -> lines(PROC.resolve("net").resolve(family)))
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 9
                        && words[3].equals(LISTENS)
                        && words[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .map(words -> "socket:[" + words[9] + "]")
                .toList();
        return ProcessHandle.allProcesses()
                .filter(each -> !sockets.isEmpty() && holds(each, sockets))
                .findFirst()
                .map(ServerProcess::new);
    }

    long pid() {
        return process.pid();
    }

    /** Returns the CPU time of all its threads, in user code and in the kernel, so far. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new UserException("The process " + pid() + " is gone, or tells nothing of itself"));
    }

    /** Returns the most bytes that it had in memory so far, or nothing where Linux does not tell. */
    Optional<Long> peakBytes() {
        return lines(PROC.resolve(pid() + "/status"))
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))) // in kB
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, List<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(PROC.resolve(process.pid() + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return false; // it ended meanwhile, or is somebody else's
        }
    }

    /** Returns nothing where there is no such file, as elsewhere than on Linux. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
