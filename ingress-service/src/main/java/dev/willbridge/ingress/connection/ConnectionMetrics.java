package dev.willbridge.ingress.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is counted of connections. Safe for many threads.
 *
 * <ul>
 *   <li>{@code willbridge.connections.open}: those there are
 *   <li>{@code willbridge.connections.refused}: those closed as soon as they were made, because there were too many
 *   <li>{@code willbridge.connections.cut.off}, by {@link CutOff}: those closed for what came over them, or did not
 * </ul>
 */
final class ConnectionMetrics {

    private final AtomicInteger open = new AtomicInteger();
    private final Counter refused;
    private final Map<CutOff, Counter> cutOff = new EnumMap<>(CutOff.class);

    ConnectionMetrics(MeterRegistry registry) {
        Gauge.builder("willbridge.connections.open", open, AtomicInteger::get)
                .description("Connections to the webhooks' port")
                .register(registry);
        refused = Counter.builder("willbridge.connections.refused")
                .description("Connections closed as soon as they were made, because there were too many")
                .register(registry);
        for (CutOff reason : CutOff.values()) {
            cutOff.put(
                    reason,
                    Counter.builder("willbridge.connections.cut.off")
                            .description("Connections closed for what came over them, or did not come in time")
                            .tag("reason", reason.tag())
                            .register(registry));
        }
    }

    /** Counts a connection as open and returns how many there are with it. */
    int opened() {
        return open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void refused() {
        refused.increment();
    }

    void cutOff(CutOff reason) {
        Counter counter = cutOff.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
