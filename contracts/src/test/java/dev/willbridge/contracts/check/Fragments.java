package dev.willbridge.contracts.check;

import java.util.stream.Stream;

/** Lists of short texts in tests. */
final class Fragments {

    private Fragments() {}

    /**
     * Returns what is in the table, where two spaces or a line's end stand between one and the next.
     *
     * @param others what cannot stand in the table, for the white space in it
     */
    static Stream<String> of(String table, String... others) {
        return Stream.concat(Stream.of(table.strip().split(" {2,}|\n")), Stream.of(others));
    }
}
