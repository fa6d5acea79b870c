package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever level somebody sets for the web server's own log, no query and no header of a stranger is in there. */
@ExtendWith(OutputCaptureExtension.class)
class ServerLogTest {

    private static final String CANARY = "Xq7canary";

    @Test
    void noQueryAndNoHeaderOfAStrangerIsLogged(CapturedOutput output) {
        try (Bridge bridge = Bridge.start(
                        "localhost:1", "logging.level.reactor.netty.http.server.HttpServerOperations=DEBUG");
                RawConnection wellFormed = RawConnection.to(bridge.port());
                RawConnection malformed = RawConnection.to(bridge.port())) {
            wellFormed.send("GET /?" + CANARY + " HTTP/1.1\r\nHost: localhost\r\nx: " + CANARY + "\r\n\r\n");
            wellFormed.awaitAnswer(" 404 ");
            malformed.send("GET /?" + CANARY + " HTTP/1.1\r\n" + CANARY + " x: " + CANARY + "\r\n\r\n");
            malformed.untilClosed();
        }

        assertThat(output).contains("Decoding failed: REQUEST").doesNotContain(CANARY);
    }
}
