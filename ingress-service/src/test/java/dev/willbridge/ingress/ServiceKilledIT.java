package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.simulator.process.BrokerProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service is killed again and again under load, and nothing that got a 202 is missing. How often in each test is the
 * system property {@code willbridge.test.kills}; with the Maven profile {@code long} it is more than 200 times in all.
 */
class ServiceKilledIT {

    private static final int KILLS = Integer.getInteger("willbridge.test.kills", 3);
    private static final int CASES = 20;
    private static final int PER_SECOND = 200;
    private static final int SIGTERM_EXIT = 143;

    private static BrokerProcess broker;
    private static ServiceProcess service;

    private Load load;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.stopped(Map.of());
        service = ServiceProcess.stopped(broker.bootstrapServers());
        broker.launch();
        service.start();
        service.awaitKafka();
    }

    @BeforeEach
    void startLoad() {
        load = Load.start(service.webhooks(), CASES, PER_SECOND);
        load.awaitAccepted(CASES);
    }

    @AfterEach
    void endTheOutage() {
        load.close();
        if (!broker.isAlive()) {
            broker.start();
        }
        if (!service.isAlive()) {
            service.start();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    @Test
    void losesNothingWhenKilledWhileKafkaIsThere() {
        for (int kill = 0; kill < KILLS; kill++) {
            killAtSomeMoment();
            service.launch();
        }

        load.awaitAccepted(CASES);
        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenKilledWhileKafkaIsAway() {
        broker.kill();

        for (int kill = 0; kill < KILLS; kill++) {
            killAtSomeMoment();
            service.launch();
        }

        load.awaitAccepted(CASES);
        load.stop();
        broker.start();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenKilledWhileItDelivers() {
        for (int kill = 0; kill < KILLS; kill++) {
            broker.kill();
            load.awaitAccepted(300);
            broker.launch();
            killAtSomeMoment();
            service.launch();
            load.awaitAccepted(CASES);
        }

        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenToldToEndWhileKafkaIsAway() {
        broker.kill();
        load.awaitAccepted(300);

        int exitCode = service.terminate();
        broker.launch();
        service.start();

        assertThat(exitCode).isEqualTo(SIGTERM_EXIT);
        load.awaitAccepted(CASES);
        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    /** Within the time in which a process starts, opens what it left behind, connects, takes events and delivers. */
    private void killAtSomeMoment() {
        Duration moment = Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 6000));
        Awaitility.await("the moment").pollDelay(moment).until(() -> true);
        service.kill();
    }
}
