package dev.willbridge.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UndeliverableLogTest {

    private final AtomicLong now = new AtomicLong();
    private final UndeliverableLog log =
            new UndeliverableLog(LoggerFactory.getLogger(UndeliverableLogTest.class), now::get);

    @Test
    void saysTheFirstAtOnceAndThenCountsUntilTheNextLine(CapturedOutput output) {
        refuse("first");
        for (int i = 0; i < 100; i++) {
            refuse("another");
        }
        now.addAndGet(Duration.ofSeconds(UndeliverableLog.INTERVAL_SECONDS).toNanos());
        refuse("last");

        List<String> lines = output.getAll()
                .lines()
                .filter(line -> line.contains("cannot be delivered"))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("Event first", "customer-created", "too large", "(1 such");
        assertThat(lines.get(1)).contains("Event last", "(101 such");
    }

    private void refuse(String eventId) {
        log.refused("customer-created", eventId, "is kept", new RecordTooLargeException("too large"));
    }
}
