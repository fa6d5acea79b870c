package dev.willbridge.ingress.spool;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The spool, where events wait on disk while Kafka is away.
 *
 * @param enabled without it the service keeps nothing itself, and answers 503 while Kafka is away
 * @param directory of this instance alone, on a disk that survives a restart; created if missing
 * @param maxSize how large the spool may grow; its write-ahead log comes on top, with a few megabytes. Beyond it, webhooks
 *     are answered 503 while Kafka is away.
 * @param minFreeDisk nothing is appended that would leave less of the disk free, so that there is room to remove what was
 *     delivered
 */
@ConfigurationProperties("willbridge.spool")
record SpoolProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("spool") Path directory,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("8MB") DataSize minFreeDisk) {

    private static final DataSize SMALLEST = DataSize.ofMegabytes(1);

    SpoolProperties {
        if (maxSize.compareTo(SMALLEST) < 0) {
            throw new IllegalArgumentException(
                    "willbridge.spool.max-size must be at least " + SMALLEST.toMegabytes() + " MB");
        }
        if (minFreeDisk.isNegative()) {
            throw new IllegalArgumentException("willbridge.spool.min-free-disk must not be negative");
        }
    }
}
