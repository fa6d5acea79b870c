package dev.willbridge.simulator.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.simulator.prove.Script.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    private static final Duration TIME = Duration.ofMinutes(10);

    @Test
    void theSameSeedMakesTheSameScript() {
        assertThat(Script.of(42, TIME, 3)).isEqualTo(Script.of(42, TIME, 3)).isNotEqualTo(Script.of(43, TIME, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void oneThingIsMendedBeforeTheNextIsBrokenAndTheLastBeforeTheEnd(long seed) {
        List<Step> steps = Script.of(seed, TIME, 3).steps();

        Duration free = Duration.ZERO;
        for (Step step : steps) {
            assertThat(step.at()).isGreaterThan(free);
            assertThat(step.lasts()).isPositive();
            assertThat(step.broker()).isBetween(0, 2);
            free = step.at().plus(step.lasts());
        }
        assertThat(free).isLessThan(TIME);
        assertThat(steps).extracting(Step::breakage).contains(Breakage.values());
    }

    @Test
    void aShortTimeHasAFewAndNoTimeHasNone() {
        assertThat(Script.of(1, Duration.ofSeconds(40), 1).steps()).isNotEmpty().hasSizeLessThan(10);
        assertThat(Script.of(1, Duration.ofSeconds(1), 1).steps()).isEmpty();
    }

    @Test
    void saysWhatItWillDo() {
        Step step = new Step(Duration.ofMillis(1500), Breakage.BROKER_FROZEN, 2, Duration.ofMillis(700));

        assertThat(step).hasToString("    1.5 s  SIGSTOP of a broker (2), for 0.7 s");
    }
}
