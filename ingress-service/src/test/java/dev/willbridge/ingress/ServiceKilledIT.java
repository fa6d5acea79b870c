package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.BrokerProcess;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The service is killed again and again under load, and nothing that got a 202 is missing. How often is the system property
 * {@code willbridge.test.kills}; the Maven profile {@code long} makes it 200.
 */
class ServiceKilledIT {

    private static final int KILLS = Integer.getInteger("willbridge.test.kills", 3);
    private static final int CASES = 20;
    private static final int PER_SECOND = 200;
    private static final int SIGTERM_EXIT = 143;

    private final BrokerProcess broker = BrokerProcess.stopped(Map.of());
    private final ServiceProcess service = ServiceProcess.stopped(broker.bootstrapServers());
    private Load load;

    @AfterEach
    void stop() {
        if (load != null) {
            load.close();
        }
        service.close();
        broker.close();
    }

    @Test
    void losesNothingWhenKilledWhileKafkaIsThere() {
        startAll();

        killAgainAndAgain();

        load.awaitAccepted(CASES);
        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenKilledWhileKafkaIsAway() {
        startAll();
        load.awaitAccepted(CASES);
        broker.kill();

        killAgainAndAgain();

        load.awaitAccepted(CASES);
        load.stop();
        broker.start();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenKilledWhileItDelivers() {
        startAll();
        load.awaitAccepted(CASES);

        for (int kill = 0; kill < KILLS; kill++) {
            broker.kill();
            load.awaitAccepted(1000);
            broker.start();
            killAtSomeMoment();
            service.start();
        }

        load.awaitAccepted(CASES);
        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenKilledWhileItStarts() {
        startAll();
        load.awaitAccepted(CASES);
        broker.kill();

        for (int kill = 0; kill < KILLS; kill++) {
            service.kill();
            service.launch();
            killAtSomeMoment();
            service.start();
            load.awaitAccepted(CASES);
        }

        load.stop();
        broker.start();
        load.assertAllOn(broker.bootstrapServers());
    }

    @Test
    void losesNothingWhenToldToEndWhileKafkaIsAway() {
        startAll();
        load.awaitAccepted(CASES);
        broker.kill();
        load.awaitAccepted(500);

        int exitCode = service.terminate();
        broker.start();
        service.start();

        assertThat(exitCode).isEqualTo(SIGTERM_EXIT);
        load.awaitAccepted(CASES);
        load.stop();
        load.assertAllOn(broker.bootstrapServers());
    }

    private void startAll() {
        broker.start();
        service.start();
        service.awaitReady();
        load = Load.start(service.webhooks(), CASES, PER_SECOND);
    }

    private void killAgainAndAgain() {
        for (int kill = 0; kill < KILLS; kill++) {
            killAtSomeMoment();
            service.start();
        }
    }

    /** Within the time in which the service starts, opens its spool, connects and delivers. */
    private void killAtSomeMoment() {
        Duration moment = Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 2000));
        Awaitility.await("the moment").pollDelay(moment).until(() -> true);
        service.kill();
    }
}
