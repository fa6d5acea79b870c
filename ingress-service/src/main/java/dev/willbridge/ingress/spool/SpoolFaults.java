package dev.willbridge.ingress.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the disk, or with SQLite, if anything is: said once in the log when it begins and once when it is over.
 * Told by the writer, read by anybody.
 */
final class SpoolFaults {

    private static final Logger log = LoggerFactory.getLogger(SpoolFaults.class);

    private volatile @Nullable String reading;
    private volatile @Nullable String writing;

    /** Returns why the last writing failed, or the last reading, or null if neither did. */
    @Nullable
    String current() {
        String fault = writing;
        return fault != null ? fault : reading;
    }

    boolean isWritingBroken() {
        return writing != null;
    }

    /** @param wasWriting whether it was in writing, and not in reading */
    void failed(boolean wasWriting, Exception cause) {
        if (current() == null) {
            log.error("The spool fails. Events that Kafka does not take are answered 503 from here on.", cause);
        }
        String fault = String.valueOf(cause.getMessage());
        if (wasWriting) {
            writing = fault;
        } else {
            reading = fault;
        }
    }

    void worked(List<Command<?>> group) {
        if (current() == null) {
            return;
        }
        if (group.stream().anyMatch(Command::writes)) {
            writing = null;
        }
        if (!group.stream().allMatch(Command::writes)) {
            reading = null;
        }
        if (current() == null) {
            log.info("The spool works again");
        }
    }
}
