package dev.willbridge.ingress.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the service counts. At any moment {@code received = sum over outcomes of answered + not yet answered}, and at rest
 * {@code received = sum of answered}.
 *
 * <ul>
 *   <li>{@code willbridge.webhooks.received}: requests that came in, to whatever path
 *   <li>{@code willbridge.webhooks.answered}, by {@link Outcome}: a timer, from the headers' arrival to the outcome
 *   <li>{@code willbridge.in.flight.requests}, {@code willbridge.in.flight.bytes}: what {@link InFlight} has let in
 * </ul>
 */
public final class IngestMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
    };

    private final Counter received;
    private final Map<Outcome, Timer> answered = new EnumMap<>(Outcome.class);

    IngestMetrics(MeterRegistry registry, InFlight inFlight) {
        received = Counter.builder("willbridge.webhooks.received")
                .description("Requests that came in")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            answered.put(
                    outcome,
                    Timer.builder("willbridge.webhooks.answered")
                            .description("Requests by outcome, from the arrival of the headers to the outcome")
                            .tag("outcome", outcome.tag())
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        Gauge.builder("willbridge.in.flight.requests", inFlight, InFlight::requests)
                .description("Webhooks being read or decided")
                .register(registry);
        Gauge.builder("willbridge.in.flight.bytes", inFlight, InFlight::bytes)
                .description("Bytes of the bodies of the webhooks being read or decided")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Counts a request as received; what it returns counts it as answered. */
    public Ticket received() {
        received.increment();
        return new Ticket(answered);
    }

    /** One request's place in the balance. Safe for many threads. */
    public static final class Ticket {

        private final Map<Outcome, Timer> answered;
        private final long began = System.nanoTime();
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Ticket(Map<Outcome, Timer> answered) {
            this.answered = answered;
        }

        /** Counts the request under its outcome. The first call counts, later ones do nothing. */
        public void answered(Outcome outcome) {
            Timer timer = answered.get(outcome);
            if (timer != null && open.compareAndSet(true, false)) {
                timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        }
    }
}
