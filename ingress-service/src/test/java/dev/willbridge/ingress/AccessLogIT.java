package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.RawConnection;
import dev.willbridge.ingress.fixture.ServiceProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody switches the web server's access log on. */
class AccessLogIT {

    private static final String CANARY = "Xq7canary";

    @Test
    void itsLinesCarryThePathWithoutTheQueryAndNoHeader() {
        try (ServiceProcess service = ServiceProcess.stopped("localhost:1")
                        .with("-Dreactor.netty.http.server.accessLogEnabled=true");
                RawConnection connection = connected(service)) {
            connection.send(
                    "GET /some/path?token=" + CANARY + " HTTP/1.1\r\nHost: localhost\r\nx: " + CANARY + "\r\n\r\n");
            connection.awaitAnswer(" 404 ");

            Awaitility.await("access log")
                    .untilAsserted(() -> assertThat(service.log()).contains("\"GET /some/path HTTP/1.1\" 404 "));
            assertThat(service.log()).doesNotContain(CANARY);
        }
    }

    private static RawConnection connected(ServiceProcess service) {
        service.start();
        return RawConnection.to(service.webhooks().getPort());
    }
}
