package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GracefulShutdownTest {

    @Test
    void whatIsInFlightIsFinishedAndNothingNewIsTaken() {
        try (BrokerProcess broker = BrokerProcess.started()) {
            Bridge bridge = Bridge.ready(broker.bootstrapServers());
            int port = bridge.port();
            bridge.post(Webhook.conforming());
            broker.freeze();
            List<Webhook> webhooks =
                    Stream.generate(Webhook::conforming).limit(20).toList();
            List<CompletableFuture<HttpResponse<String>>> answers =
                    webhooks.stream().map(bridge::postLater).toList();
            Awaitility.await("in flight")
                    .until(() -> bridge.meters()
                                    .get("willbridge.in.flight.requests")
                                    .gauge()
                                    .value()
                            == webhooks.size());

            CompletableFuture<Void> shutdown = CompletableFuture.runAsync(bridge::close);
            Awaitility.await("closed port").until(() -> refusesConnections(port));
            broker.thaw();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer)
                            .succeedsWithin(Duration.ofSeconds(5))
                            .extracting(HttpResponse::statusCode)
                            .isEqualTo(202));
            assertThat(shutdown).succeedsWithin(Duration.ofSeconds(15));
            assertThat(webhooks)
                    .allSatisfy(webhook -> assertThat(
                                    TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId()))
                            .hasSize(1));
        }
    }

    private static boolean refusesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
