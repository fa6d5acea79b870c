package dev.willbridge.ingress.spool;

import java.time.Instant;

/**
 * What was appended to a queue. Prints nothing of the content.
 *
 * @param id greater than that of every entry appended before, and kept when the entry moves to another queue
 * @param appended when, by this machine's clock
 */
public record SpoolEntry(long id, Instant appended, byte[] content) {

    @Override
    public String toString() {
        return "SpoolEntry[" + id + ", " + appended + ", " + content.length + " bytes]";
    }
}
