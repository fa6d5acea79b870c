package dev.willbridge.ingress;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.simulator.process.BrokerCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brokers of a cluster of three go away under load. The sender does not notice, and everything is on the topic. */
class BrokerClusterIT {

    private static final int CASES = 20;
    private static final int PER_SECOND = 200;

    /** Some seconds: longer than the cluster takes to notice and to elect. */
    private static final int DURING = 800;

    private static BrokerCluster cluster;
    private static ServiceProcess service;

    private Load load;

    @BeforeAll
    static void start() {
        cluster = BrokerCluster.started(3);
        service = ServiceProcess.ready(cluster.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        service.close();
        cluster.close();
    }

    @BeforeEach
    void startLoad() {
        load = Load.start(service.webhooks(), CASES, PER_SECOND);
        load.awaitAccepted(CASES);
    }

    @AfterEach
    void endTheOutage() {
        load.close();
        cluster.recover();
    }

    @Test
    void theSenderDoesNotNoticeThatOneBrokerIsKilled() {
        int leader = cluster.leaderOf(CustomerCreated.TOPIC, 0);

        cluster.kill(leader);
        load.awaitAccepted(DURING);
        load.stop();

        load.assertAllOn(cluster.bootstrapServers());
        load.assertEveryAnswerIs202InTime();
    }

    @Test
    void theSenderDoesNotNoticeThatTooFewReplicasAreLeft() {
        int leader = cluster.leaderOf(CustomerCreated.TOPIC, 0);

        cluster.kill(leader);
        cluster.kill((leader + 1) % 3);
        load.awaitAccepted(DURING);
        cluster.recover();
        load.awaitAccepted(CASES);
        load.stop();

        load.assertAllOn(cluster.bootstrapServers());
        load.assertEveryAnswerIs202InTime();
    }

    @Test
    void theSenderDoesNotNoticeThatALeaderIsFrozen() {
        int leader = cluster.leaderOf(CustomerCreated.TOPIC, 0);

        cluster.freeze(leader);
        load.awaitAccepted(DURING);
        cluster.thaw(leader);
        load.awaitAccepted(CASES);
        load.stop();

        load.assertAllOn(cluster.bootstrapServers());
        load.assertEveryAnswerIs202InTime();
    }
}
