package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Disks;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.simulator.process.BrokerProcess;
import dev.willbridge.simulator.process.SmallDisk;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Kafka is away, and the disk of the spool fills up. */
class SpoolDiskIT {

    private static final int CASES = 20;

    private SmallDisk disk;
    private BrokerProcess broker;
    private ServiceProcess service;

    @BeforeEach
    void start() {
        disk = Disks.small(DataSize.ofMegabytes(14));
        broker = BrokerProcess.stopped(Map.of());
        service = ServiceProcess.started(
                broker.bootstrapServers(),
                "willbridge.spool.directory=" + disk.directory().resolve("spool"));
    }

    @AfterEach
    void stop() {
        if (service != null) { // where there is no disk, the tests are skipped
            service.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aSenderIsToldThatTheSpoolIsFullAndWhatWasAcceptedIsDelivered() {
        try (Load load = Load.start(service.webhooks(), CASES, Load.UNBOUNDED)) {
            awaitRefusal(load);
            assertThat(service.readiness()).isEqualTo(503);
            assertThat(service.health()).contains("nothing: answers 503", "\"state\":\"full\"");

            load.stop();
            broker.start();
            service.awaitKafka();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIsInTime();
            assertThat(service.readiness()).isEqualTo(200);
        }
    }

    @Test
    void aDiskThatOthersFilledIsUsedAgainOnceTheyFreeIt() {
        try (Load load = Load.start(service.webhooks(), CASES, 100)) {
            load.awaitAccepted(CASES);

            disk.fill();
            awaitRefusal(load);
            disk.free();
            load.awaitAccepted(CASES);
            assertThat(service.readiness()).isEqualTo(200);
            broker.start();
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIsInTime();
        }
    }

    @Test
    void whatIsOnAFullDiskOutlivesAKill() {
        try (Load load = Load.start(service.webhooks(), CASES, Load.UNBOUNDED)) {
            awaitRefusal(load);
            disk.fill();

            service.kill();
            load.stop();
            broker.start();
            service.start();
            disk.free(); // until there is room to remove what was delivered, no more than a page is

            load.assertAllOn(broker.bootstrapServers());
        }
    }

    private static void awaitRefusal(Load load) {
        Awaitility.await("refusal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> load.answers().stream().anyMatch(answer -> answer.status() == 503));
    }
}
