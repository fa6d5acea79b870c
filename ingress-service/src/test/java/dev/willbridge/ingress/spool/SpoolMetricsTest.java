package dev.willbridge.ingress.spool;

import static dev.willbridge.ingress.spool.Spools.done;
import static dev.willbridge.ingress.spool.Spools.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What an operator's alerts rest on, by name. */
class SpoolMetricsTest {

    private static final DataSize MAX_SIZE = DataSize.ofMegabytes(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path directory;

    private Spool spool;
    private SpoolQueue queue;

    @BeforeEach
    void open() {
        spool = Spool.open(
                new SpoolProperties(true, directory, MAX_SIZE, DataSize.ofBytes(0)), new SpoolMetrics(meters));
        queue = spool.queue("a");
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void anEmptySpoolHasAllItsRoom() {
        assertThat(gauge("room.bytes")).isBetween(MAX_SIZE.toBytes() * 0.9, (double) MAX_SIZE.toBytes());
        assertThat(gauge("hours.left")).isInfinite();
        assertThat(gauge("drain.rate")).isZero();
        assertThat(gauge("failing")).isZero();
        assertThat(ofQueue("events")).isZero();
        assertThat(ofQueue("oldest.age")).isZero();
    }

    @Test
    void whatWaitsAgesAndTakesRoom() {
        double used = gauge("used.bytes");
        double room = gauge("room.bytes");

        append(200);

        assertThat(ofQueue("events")).isEqualTo(200);
        Awaitility.await("age").until(() -> ofQueue("oldest.age") > 0);
        assertThat(gauge("used.bytes")).isGreaterThan(used + 200_000);
        assertThat(gauge("room.bytes")).isLessThan(room - 200_000);
        assertThat(gauge("hours.left")).isPositive().isFinite();
    }

    @Test
    void whatIsDeliveredLeaves() {
        done(queue.remove(append(200)));

        assertThat(ofQueue("events")).isZero();
        assertThat(ofQueue("oldest.age")).isZero();
        assertThat(gauge("drain.rate")).isPositive();
    }

    @Test
    void aDiskThatFailsIsSaid() {
        failures(List.of(spool.submit(Command.reading(database -> {
            throw new SQLException("disk I/O error");
        }))));
        assertThat(gauge("failing")).isOne();

        done(queue.first(1, 1));
        assertThat(gauge("failing")).isZero();
    }

    private List<SpoolEntry> append(int count) {
        List<CompletableFuture<SpoolEntry>> appended =
                Stream.generate(() -> queue.append(new byte[1000])).limit(count).toList();
        return appended.stream().map(Spools::done).toList();
    }

    private double gauge(String name) {
        return meters.get("willbridge.spool." + name).gauge().value();
    }

    private double ofQueue(String name) {
        return meters.get("willbridge.spool." + name).tag("queue", "a").gauge().value();
    }
}
