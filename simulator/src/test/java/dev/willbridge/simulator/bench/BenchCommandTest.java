package dev.willbridge.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.simulator.Simulator;
import dev.willbridge.simulator.http.TargetOptions;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bridges that answer at once, stall, or refuse, measured from the command line. */
class BenchCommandTest {

    private final AtomicInteger received = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private DisposableServer bridge;

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        if (bridge != null) {
            bridge.disposeNow();
        }
    }

    @Test
    void measuresEachRateAndNothingFaster() {
        startBridge(202);

        int exit = bench("--rates", "50,100", "--json");

        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(exit).isZero();
        assertThat(report.get("measurements")).hasSize(2);
        assertThat(report.at("/measurements/0/answers/202").asInt()).isEqualTo(50);
        assertThat(report.at("/measurements/1/answers/202").asInt()).isEqualTo(100);
        assertThat(received).hasValue(150);
    }

    @Test
    void withoutRatesMeasuresHowFastItGoesAndSharesOfThat() {
        startBridge(202);

        int exit = bench("--json");

        JsonNode measurements = JsonMapper.shared().readTree(out.toString()).get("measurements");
        assertThat(exit).isZero();
        assertThat(measurements).hasSize(4);
        double fastest = measurements.at("/0/acceptedPerSecond").asDouble();
        assertThat(measurements.at("/0/rate").asDouble()).isZero();
        assertThat(measurements.at("/2/rate").asDouble()).isEqualTo(Math.rint(fastest / 2));
    }

    @Test
    void findsTheProcessThatListensAndSaysWhatItSpent() {
        startBridge(202);

        bench("--rates", "50");

        assertThat(out.toString())
                .contains("Process " + ProcessHandle.current().pid())
                .contains("Most memory of the bridge's process");
        assertThat(out.toString().lines().filter(line -> line.contains("50 a second  ")))
                .singleElement()
                .asString()
                .doesNotEndWith("-");
    }

    @Test
    void countsTheTimeOfAnAnswerFromWhenItsWebhookWasDue() throws InterruptedException {
        startBridgeThatStallsOnce(Duration.ofMillis(500));

        // One connection, so that all that is due during the stall waits for it
        Measurement measured = new Bench(overOneConnection(), null).run(200, Duration.ofSeconds(1));

        long late = measured.micros().getCountBetweenValues(100_000, Long.MAX_VALUE / 2);
        assertThat(late).isGreaterThanOrEqualTo(50);
    }

    @Test
    void saysWhatWasNotAccepted() {
        startBridge(503);

        int exit = bench("--rates", "20");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("20 a second: not all were answered 202: {503=");
    }

    @Test
    void drawsACurveForEachMeasurement() throws Exception {
        startBridge(202);
        Path svg = directory.resolve("latency.svg");

        bench("--rates", "50,100", "--svg", svg.toString());

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(svg))));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(document.getDocumentElement().getTextContent()).contains("50 a second", "100 a second", "99.9");
    }

    @Test
    void sendsNothingInADryRun() {
        startBridge(202);

        int exit = bench("--dry-run");

        assertThat(exit).isZero();
        assertThat(received).hasValue(0);
        assertThat(out.toString()).contains("Would send to").contains("three quarters");
    }

    @Test
    void refusesAProcessThatIsNotThere() {
        startBridge(202);

        int exit = bench("--pid", "999999999");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("There is no process 999999999");
    }

    private int bench(String... arguments) {
        CommandLine command =
                Simulator.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(
                Stream.of(Stream.of("bench", url(), "--duration", "1s", "--warm-up", "0s"), Stream.of(arguments))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private TargetOptions overOneConnection() {
        TargetOptions options = new TargetOptions();
        new CommandLine(CommandSpec.forAnnotatedObject(options)).parseArgs(url(), "--connections", "1");
        return options;
    }

    private String url() {
        return "http://127.0.0.1:" + bridge.port() + "/webhooks/willsuite";
    }

    private void startBridge(int status) {
        start(number -> Mono.empty(), status);
    }

    private void startBridgeThatStallsOnce(Duration time) {
        start(number -> number == 1 ? Mono.delay(time).then() : Mono.empty(), 202);
    }

    private void start(IntFunction<Mono<Void>> pause, int status) {
        bridge = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .then(Mono.defer(() -> pause.apply(received.incrementAndGet())))
                        .then(response.status(status).send()))
                .bindNow();
    }
}
