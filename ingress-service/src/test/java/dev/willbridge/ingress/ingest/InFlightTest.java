package dev.willbridge.ingress.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.ingest.InFlight.Place;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Ten requests and a thousand bytes: a share of 50 for each, and 500 for whoever needs more. */
class InFlightTest {

    private static final int SHARE = 50;
    private static final int COMMON = 500;

    private final InFlight inFlight = new InFlight(10, DataSize.ofBytes(1000));

    @Test
    void everyRequestHasItsShareWhateverOthersHold() {
        Place large = enter();

        assertThat(large.grow(SHARE + COMMON)).isTrue();

        for (int i = 1; i < 10; i++) {
            Place small = enter();
            assertThat(small.grow(SHARE)).isTrue();
            assertThat(small.grow(1)).isFalse();
        }
        assertThat(inFlight.enter()).isNull();
        assertThat(inFlight.bytes()).isEqualTo(1000);
    }

    @Test
    void whatIsLeftCanBeHadAgain() {
        Place large = enter();
        large.grow(SHARE - 1);
        large.grow(COMMON);
        large.leave();

        assertThat(inFlight.requests()).isZero();
        assertThat(inFlight.bytes()).isZero();
        assertThat(enter().grow(SHARE + COMMON)).isTrue();
    }

    @Test
    void whatWasRefusedIsNotHeld() {
        Place place = enter();
        assertThat(place.grow(SHARE + COMMON + 1)).isFalse();

        place.leave();

        assertThat(inFlight.bytes()).isZero();
        assertThat(enter().grow(SHARE + COMMON)).isTrue();
    }

    private Place enter() {
        Place place = inFlight.enter();
        assertThat(place).isNotNull();
        return place;
    }
}
