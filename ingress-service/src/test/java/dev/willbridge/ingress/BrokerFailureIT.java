package dev.willbridge.ingress;

import dev.willbridge.ingress.fixture.BrokerProcess;
import dev.willbridge.ingress.fixture.CuttableLink;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The only broker goes away under load. The sender does not notice, and afterwards everything is on the topic. */
class BrokerFailureIT {

    private static final int CASES = 20;
    private static final int PER_SECOND = 200;

    /** Some seconds of the outage. */
    private static final int DURING = 800;

    @Test
    void theSenderDoesNotNoticeThatTheBrokerIsKilled() {
        try (BrokerProcess broker = BrokerProcess.started();
                ServiceProcess service = ServiceProcess.ready(broker.bootstrapServers());
                Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
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
        try (BrokerProcess broker = BrokerProcess.started();
                ServiceProcess service = ServiceProcess.ready(broker.bootstrapServers());
                Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
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
    void theSenderDoesNotNoticeThatTheNetworkIsCut() throws IOException {
        try (CuttableLink link = CuttableLink.open();
                BrokerProcess broker = BrokerProcess.stoppedBehind(link)) {
            broker.start();
            try (ServiceProcess service = ServiceProcess.ready(link.bootstrapServers());
                    Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
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
    }

    @Test
    void theSenderDoesNotNoticeThatTheBrokerIsNotThereYet() {
        try (BrokerProcess broker = BrokerProcess.stopped(Map.of());
                ServiceProcess service = ServiceProcess.started(broker.bootstrapServers());
                Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(DURING);

            broker.start();
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }
}
