package dev.willbridge.ingress.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A process of its own that has a spool open, and does with its queue "a" what it is asked. Ends when this JVM does, for it
 * reads its commands from it.
 */
final class SpoolProcess implements AutoCloseable {

    private static final String OPENED = "opened";

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final String opening;

    private SpoolProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            commands = new PrintStream(process.getOutputStream(), true, UTF_8);
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            opening = answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one, whatever comes of it. */
    static SpoolProcess trying(Path directory) {
        return new SpoolProcess(java(directory));
    }

    /** Starts one that has the spool open. */
    static SpoolProcess opening(Path directory) {
        return trying(directory).hasOpened();
    }

    /** Starts one that has the spool open and whose system calls of those names are written to a file. */
    static SpoolProcess traced(Path directory, Path trace, String systemCalls) {
        Assumptions.assumeTrue(canRun("strace", "-V"), "strace is not installed");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-y", "-s", "80", "-o", trace.toString(), "-e", systemCalls));
        command.addAll(java(directory));
        SpoolProcess traced = new SpoolProcess(command);
        Assumptions.assumeTrue(traced.opening != null, "strace may trace nothing here");
        return traced.hasOpened();
    }

    /** Returns what it said to the opening: "opened", or why not. */
    String opening() {
        return opening;
    }

    void append(String content) {
        String answer = ask("append " + content);
        if (!"done".equals(answer)) {
            throw new IllegalStateException(answer);
        }
    }

    String ask(String command) {
        try {
            commands.println(command);
            return Objects.requireNonNull(answers.readLine(), "It has ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every write of it to a file fails. */
    void refuseWrites() {
        limitFileSize("1:unlimited");
    }

    void allowWrites() {
        limitFileSize("unlimited");
    }

    /** kill -9. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Did not end: " + process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private SpoolProcess hasOpened() {
        if (!OPENED.equals(opening)) {
            throw new IllegalStateException(opening);
        }
        return this;
    }

    private void limitFileSize(String limits) {
        Assumptions.assumeTrue(
                canRun("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limits),
                "prlimit is not installed, or not allowed");
    }

    private static boolean canRun(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> java(Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SpoolProcess.class.getName(),
                directory.toString());
    }

    /** The other process. */
    public static void main(String[] arguments) {
        PrintStream answers = System.out;
        System.setOut(System.err); // the log is no answer
        try {
            Spool spool = Spools.open(Path.of(arguments[0]));
            answers.println(OPENED);
            Scanner commands = new Scanner(System.in, UTF_8);
            while (commands.hasNextLine()) {
                answers.println(answer(spool, commands.nextLine()));
            }
        } catch (UnusableSpoolException e) {
            answers.println(e.getMessage());
        } catch (IllegalStateException e) {
            answers.println(e.getCause());
        }
        Runtime.getRuntime().halt(0);
    }

    private static String answer(Spool spool, String command) {
        SpoolQueue queue = spool.queue("a");
        if (command.equals("read")) {
            return Spools.contents(queue).toString();
        }
        if (command.equals("status")) {
            String failure = spool.status().failure();
            return failure == null ? "well" : "failing " + failure;
        }
        String content = command.substring(command.indexOf(' ') + 1);
        return Spools.failures(List.of(queue.append(content.getBytes(UTF_8)))).stream()
                .findFirst()
                .map(failure -> "failed " + failure.getClass().getSimpleName() + ": " + failure.getMessage())
                .orElse("done");
    }
}
