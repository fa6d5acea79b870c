package dev.willbridge.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.quarantine.Tries.Try;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);

    private final Tries tries = new Tries();

    @Test
    void countsFromOneAndKeepsTheFirstTime() {
        assertThat(tries.next("a", FIRST)).isEqualTo(new Try(FIRST, 1));
        assertThat(tries.next("a", LATER)).isEqualTo(new Try(FIRST, 2));
        assertThat(tries.next("a", LATER)).isEqualTo(new Try(FIRST, 3));
    }

    @Test
    void countsEachEventForItself() {
        tries.next("a", FIRST);

        assertThat(tries.next("b", LATER)).isEqualTo(new Try(LATER, 1));
    }

    @Test
    void remembersABoundedNumberOfEvents() {
        int events = 5 * Tries.MAX_EVENTS;
        IntStream.range(0, events).forEach(event -> tries.next("event-" + event, FIRST));

        long remembered = IntStream.range(0, events)
                .filter(event -> tries.next("event-" + event, LATER).number() > 1)
                .count();

        assertThat(remembered).isPositive().isLessThan(2 * Tries.MAX_EVENTS);
    }
}
