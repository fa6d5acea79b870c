package dev.willbridge.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.ingress.IngressApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SpoolStartTest {

    @TempDir
    Path directory;

    @Test
    void anUnusableSpoolIsReportedWithWhatToDoAndWithoutAStackTrace(CapturedOutput output) throws IOException {
        Files.write(Spools.database(directory), Spools.noise(1, 3 * Spools.PAGE_SIZE));

        assertThatThrownBy(this::startTheService).hasRootCauseInstanceOf(UnusableSpoolException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Description:")
                .contains(Spools.database(directory) + " is not a spool, or its beginning is damaged")
                .contains("Action:")
                .contains("Move the file, and spool.db-wal if it is there, elsewhere")
                .doesNotContain("\tat ");
    }

    private void startTheService() {
        new SpringApplicationBuilder(IngressApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=localhost:1",
                        "--willbridge.security.anonymous=true",
                        "--willbridge.spool.directory=" + directory);
    }
}
