package dev.willbridge.ingress.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogLimitTest {

    private static final int LINES_A_MINUTE = 3;

    private final AtomicLong now = new AtomicLong();
    private final LogLimit log = new LogLimit(LoggerFactory.getLogger(LogLimitTest.class), LINES_A_MINUTE, now::get);

    @Test
    void writesSoManyLinesAMinuteAndSaysOnceThatThereAreMore(CapturedOutput output) {
        write(100);

        assertThat(lines(output)).isEqualTo(LINES_A_MINUTE);
        assertThat(notices(output)).isEqualTo(1);
    }

    @Test
    void saysNothingMoreWhereAllLinesWereWritten(CapturedOutput output) {
        write(LINES_A_MINUTE);

        assertThat(lines(output)).isEqualTo(LINES_A_MINUTE);
        assertThat(notices(output)).isZero();
    }

    @Test
    void writesAgainInTheNextMinute(CapturedOutput output) {
        write(100);

        pass(Duration.ofMinutes(1).minusNanos(1));
        write(100);
        assertThat(lines(output)).isEqualTo(LINES_A_MINUTE);

        pass(Duration.ofNanos(1));
        write(100);
        assertThat(lines(output)).isEqualTo(2 * LINES_A_MINUTE);
        assertThat(notices(output)).isEqualTo(2);
    }

    @Test
    void savesNoLinesOfAQuietMinuteForALaterOne(CapturedOutput output) {
        pass(Duration.ofDays(1));

        write(100);

        assertThat(lines(output)).isEqualTo(LINES_A_MINUTE);
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) {
            log.warn("A limited line, number {}", i);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static long lines(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("A limited line"))
                .count();
    }

    private static long notices(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("More than 3 such lines a minute"))
                .count();
    }
}
