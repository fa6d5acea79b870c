package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More in flight than the bounds allow is answered 503 unread, and the room comes back. */
@Tag("any-broker")
class OverloadTest {

    /** Of the service, with who is slow: longer than a busy machine takes for the test. */
    private static final String PATIENCE = "willbridge.connections.body-timeout=1m";

    /** 4 KB for each of 64 requests, and as much for one body of the largest size. */
    private static final String[] HALF_FOR_LARGE_ONES = {
        "willbridge.in-flight.max-requests=64", "willbridge.in-flight.max-size=512KB", PATIENCE
    };

    @Test
    void moreRequestsThanTheBoundAreRefused() throws IOException {
        try (Bridge bridge =
                Bridge.ready(SharedKafka.bootstrapServers(), "willbridge.in-flight.max-requests=1", PATIENCE)) {
            try (Socket slow = beginRequest(bridge, "Content-Length: 700")) {
                awaitInFlight(bridge, "requests", 1);

                assertOverloaded(bridge.post(Webhook.conforming()));
            }
            awaitInFlight(bridge, "requests", 0);

            assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void moreBytesThanTheBoundAreRefusedAndOnlyThoseCountThatHaveCome() throws IOException {
        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers(), HALF_FOR_LARGE_ONES)) {
            byte[] large = Webhook.conforming().padded(200_000).body();
            try (Socket slow = beginRequest(bridge, "Transfer-Encoding: chunked")) {
                awaitInFlight(bridge, "requests", 1);
                assertThat(bridge.post(new Webhook("", "", large)).statusCode()).isEqualTo(202);

                slow.getOutputStream().write(("30d40\r\n" + "x".repeat(200_000)).getBytes(UTF_8));
                Awaitility.await("in flight").until(() -> inFlight(bridge, "bytes") >= 200_000);

                assertOverloaded(bridge.post(new Webhook("", "", large)));
            }
            awaitInFlight(bridge, "bytes", 0);

            assertThat(bridge.post(new Webhook("", "", large)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void largeBodiesThatDoNotEndLeaveRoomForSmallOnes() throws IOException {
        try (Bridge bridge = Bridge.ready(SharedKafka.bootstrapServers(), HALF_FOR_LARGE_ONES)) {
            byte[] begun = "x".repeat(262_000).getBytes(UTF_8);
            try (Socket slow = beginRequest(bridge, "Content-Length: 262144");
                    Socket refused = beginRequest(bridge, "Content-Length: 262144")) {
                slow.getOutputStream().write(begun);
                Awaitility.await("in flight").until(() -> inFlight(bridge, "bytes") >= begun.length);
                refused.getOutputStream().write(begun);
                awaitInFlight(bridge, "requests", 1);

                assertThat(bridge.post(Webhook.conforming()).statusCode()).isEqualTo(202);
            }
        }
    }

    /** Sends the head of a request and leaves it at that. */
    private static Socket beginRequest(Bridge bridge, String length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
        String head = "POST /webhooks/willsuite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        socket.getOutputStream().write((head + length + "\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private static void awaitInFlight(Bridge bridge, String what, double value) {
        Awaitility.await("in flight").until(() -> inFlight(bridge, what) == value);
    }

    private static double inFlight(Bridge bridge, String what) {
        return bridge.meters().get("willbridge.in.flight." + what).gauge().value();
    }

    private static void assertOverloaded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("urn:willbridge:problem:overloaded");
    }
}
