package dev.willbridge.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageLogTest {

    private final AtomicLong now = new AtomicLong();
    private final OutageLog log =
            new OutageLog(LoggerFactory.getLogger(OutageLogTest.class), "kept elsewhere", now::get);

    @Test
    void saysOnceThatKafkaIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        log.failed(new IllegalStateException("first"));
        pass(Duration.ofSeconds(60));
        log.failed(new IllegalStateException("second"));
        pass(Duration.ofSeconds(OutageLog.CALM_SECONDS));
        log.succeeded();
        log.succeeded();

        assertThat(output.getAll().lines().filter(line -> line.contains("not taking events")))
                .singleElement()
                .asString()
                .contains("which are kept elsewhere from here on", "first");
        assertThat(output.getAll().lines().filter(line -> line.contains("taking events again")))
                .singleElement()
                .asString()
                .contains("after 65 s and 2 that failed");
    }

    @Test
    void saysNothingMoreWhileSomeEventsPassAndOthersFail(CapturedOutput output) {
        for (int i = 0; i < 100; i++) {
            log.failed(new IllegalStateException("again"));
            log.succeeded();
            pass(Duration.ofSeconds(1));
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("taking events")))
                .hasSize(1);
    }

    @Test
    void saysSoAgainInTheNextOutage(CapturedOutput output) {
        for (int i = 0; i < 2; i++) {
            log.failed(new IllegalStateException());
            pass(Duration.ofMinutes(1));
            log.succeeded();
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("not taking events")))
                .hasSize(2);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
