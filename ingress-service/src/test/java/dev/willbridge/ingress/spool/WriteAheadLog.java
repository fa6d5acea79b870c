package dev.willbridge.ingress.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads SQLite's log as https://www.sqlite.org/fileformat2.html#the_write_ahead_log describes it. */
final class WriteAheadLog {

    private static final int HEADER = 32;
    private static final int PAGE_SIZE_OFFSET = 8;
    private static final int SALT_OFFSET = 16;
    private static final int FRAME_HEADER = 24;
    private static final int FRAME_COMMIT_OFFSET = 4;
    private static final int FRAME_SALT_OFFSET = 8;

    private WriteAheadLog() {}

    /** Returns at which bytes of the log its transactions end. */
    static List<Integer> commits(Path log) {
        ByteBuffer bytes = read(log);
        List<Integer> ends = new ArrayList<>();
        int frame = bytes.getInt(PAGE_SIZE_OFFSET) + FRAME_HEADER;
        for (int at = HEADER; at + frame <= bytes.limit(); at += frame) {
            boolean current = bytes.getLong(at + FRAME_SALT_OFFSET) == bytes.getLong(SALT_OFFSET);
            if (current && bytes.getInt(at + FRAME_COMMIT_OFFSET) != 0) {
                ends.add(at + frame);
            }
        }
        return ends;
    }

    private static ByteBuffer read(Path log) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
