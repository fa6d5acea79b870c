package dev.willbridge.simulator.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal says.
 *
 * @param start when the first event was sent, at the earliest
 * @param target the URL
 * @param steps in the order in which they happened
 */
public record JournalContents(Instant start, String target, List<Step> steps) {

    /** A line. */
    public sealed interface Step {}

    public record Sending(SentEvent event) implements Step {}

    /**
     * An answer.
     *
     * @param status 0 where none came
     * @param micros how long it took
     */
    public record Answered(long number, int status, long micros) implements Step {}

    /**
     * Reads a whole journal, except for a last line without its end.
     *
     * @throws UserException where it is none
     */
    public static JournalContents read(Path path) {
        try {
            List<String> lines = Files.readAllLines(path, UTF_8);
            return parse(path, isTorn(path) ? lines.subList(0, lines.size() - 1) : lines);
        } catch (NoSuchFileException e) {
            throw new UserException("There is no journal " + path, e);
        } catch (IOException e) {
            throw new UserException("The journal " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JournalContents parse(Path path, List<String> lines) {
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", 4);
        if (head.length < 4 || !lines.get(0).startsWith(Journal.MAGIC + " ")) {
            throw new UserException(path + " is no journal: it does not begin with \"" + Journal.MAGIC + "\"");
        }
        List<Step> steps = new ArrayList<>(lines.size());
        try {
            for (String line : lines.subList(1, lines.size())) {
                steps.add(step(line));
            }
            return new JournalContents(Instant.parse(head[2]), head[3], steps);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UserException("Line " + (steps.size() + 2) + " of the journal " + path + " makes no sense", e);
        }
    }

    private static Step step(String line) {
        String[] words = line.split(" ", 5);
        return switch (words[0]) {
            case "s" ->
                new Sending(new SentEvent(Long.parseLong(words[1]), words[2], words[4], Destination.valueOf(words[3])));
            case "a" -> new Answered(Long.parseLong(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** Whether the last line was being written when its writer ended. */
    private static boolean isTorn(Path path) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            file.position(Math.max(0, file.size() - 1)).read(last);
            return file.size() > 0 && last.get(0) != '\n';
        }
    }
}
