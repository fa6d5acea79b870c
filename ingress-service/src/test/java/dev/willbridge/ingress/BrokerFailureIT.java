package dev.willbridge.ingress;

import dev.willbridge.ingress.fixture.CuttableLink;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.simulator.process.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker goes away under load. The sender does not notice, and afterwards everything is on the topic. */
class BrokerFailureIT {

    private static final int CASES = 20;
    private static final int PER_SECOND = 200;

    /** Some seconds of the outage, the first of which the events in flight wait for Kafka. */
    private static final int DURING = 400;

    private static CuttableLink link;
    private static BrokerProcess broker;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        link = CuttableLink.open();
        broker = BrokerProcess.stopped(Map.of()).withListener("LINK", link.target(), link.bootstrapServers());
        service = ServiceProcess.stopped(link.bootstrapServers());
        broker.launch();
        service.start();
        service.awaitKafka();
    }

    @AfterEach
    void endTheOutage() {
        link.restore();
        if (broker.isAlive()) {
            broker.thaw();
        } else {
            broker.start();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        broker.close();
        link.close();
    }

    @Test
    void theSenderDoesNotNoticeThatTheBrokerIsKilled() {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            broker.kill();
            load.awaitAccepted(DURING);
            broker.start();
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheBrokerIsFrozen() {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            broker.freeze();
            load.awaitAccepted(DURING);
            broker.thaw();
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheNetworkIsCut() {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            link.cut();
            load.awaitAccepted(DURING);
            link.restore();
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheBrokerIsNotThereYet() {
        try (BrokerProcess newBroker = BrokerProcess.stopped(Map.of());
                ServiceProcess newService = ServiceProcess.started(newBroker.bootstrapServers());
                Load load = Load.start(newService.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(DURING);

            newBroker.start();
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(newBroker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheNameOfTheBrokerDoesNotResolveYet(@TempDir Path directory) throws IOException {
        Path hosts = Files.createFile(directory.resolve("hosts"));
        String port =
                broker.bootstrapServers().substring(broker.bootstrapServers().indexOf(':'));
        try (ServiceProcess newService =
                ServiceProcess.stopped("kafka.test" + port).with("-Djdk.net.hosts.file=" + hosts)) {
            newService.start();
            try (Load load = Load.start(newService.webhooks(), CASES, PER_SECOND)) {
                load.awaitAccepted(DURING);
                newService.kill();
                newService.start(); // with events in the spool
                load.awaitAccepted(CASES);

                Files.writeString(hosts, "127.0.0.1 kafka.test\n");
                newService.awaitKafka();
                load.stop();

                load.assertAllOn(broker.bootstrapServers());
            }
        }
    }
}
