package dev.willbridge.ingress;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.ingress.fixture.Disks;
import dev.willbridge.ingress.fixture.Load;
import dev.willbridge.ingress.fixture.ServiceProcess;
import dev.willbridge.simulator.process.BrokerProcess;
import dev.willbridge.simulator.process.SmallDisk;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The broker is there and does not take events. The sender does not notice, and afterwards everything is on the topic. */
class BrokerRefusalIT {

    private static final int CASES = 20;
    private static final int PER_SECOND = 200;

    /** Some seconds of the refusal, the first of which the events in flight wait for Kafka. */
    private static final int DURING = 400;

    private static BrokerProcess broker;
    private static ServiceProcess service;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.stopped(Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true"));
        service = ServiceProcess.stopped(broker.bootstrapServers());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        broker.launch();
        service.start();
        service.awaitKafka();
    }

    @AfterAll
    static void stop() {
        admin.close();
        service.close();
        broker.close();
    }

    @Test
    void theSenderDoesNotNoticeThatTheTopicIsDeleted() throws Exception {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);
            Uuid deleted = topicId();

            done(admin.deleteTopics(List.of(CustomerCreated.TOPIC)).all());
            Awaitility.await("deletion").until(() -> !deleted.equals(topicId()));
            load.forget();
            load.awaitAccepted(DURING);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        }
    }

    @Test
    void theSenderDoesNotNoticeThatWritingIsForbidden() throws Exception {
        AclBinding writingForbidden = acl(AclOperation.WRITE, AclPermissionType.DENY);
        AclBinding restAllowed = acl(AclOperation.ALL, AclPermissionType.ALLOW);
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            done(admin.createAcls(List.of(restAllowed, writingForbidden)).all());
            load.awaitAccepted(DURING);
            done(admin.deleteAcls(List.of(writingForbidden.toFilter())).all());
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        } finally {
            done(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheBrokerThrottles() throws Exception {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            limitProducers(20_000.0);
            load.awaitAccepted(DURING);
            limitProducers(null);
            load.awaitAccepted(CASES);
            load.stop();

            load.assertAllOn(broker.bootstrapServers());
            load.assertEveryAnswerIs202InTime();
        } finally {
            limitProducers(null);
        }
    }

    /** The broker tells the client to be silent for hours, and the client obeys even when it connects anew. */
    @Test
    @Tag("long")
    void whatIsSpooledIsDeliveredAfterABrokerSilencedTheProducer() throws Exception {
        try (Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
            load.awaitAccepted(CASES);

            limitProducers(1.0);
            load.awaitAccepted(DURING);
            limitProducers(null);
            load.stop();

            load.assertAllOn(broker.bootstrapServers(), Duration.ofMinutes(4));
            load.assertEveryAnswerIs202InTime();
        } finally {
            limitProducers(null);
        }
    }

    @Test
    void theSenderDoesNotNoticeThatTheDiskOfTheBrokerIsFull() {
        try (SmallDisk disk = Disks.small(DataSize.ofMegabytes(64));
                BrokerProcess broker = BrokerProcess.stopped(
                        Map.of("log.dirs", disk.directory().resolve("data").toString()))) {
            broker.launch();
            try (ServiceProcess service = ServiceProcess.ready(broker.bootstrapServers());
                    Load load = Load.start(service.webhooks(), CASES, PER_SECOND)) {
                load.awaitAccepted(CASES);

                disk.fill();
                load.awaitAccepted(DURING);
                disk.free();
                broker.kill();
                broker.start();
                load.awaitAccepted(CASES);
                load.stop();

                load.assertAllOn(broker.bootstrapServers());
                load.assertEveryAnswerIs202InTime();
            }
        }
    }

    /** Returns the id of the topic, which another one of the same name does not have; {@link Uuid#ZERO_UUID} for none. */
    private static Uuid topicId() throws Exception {
        return done(admin.listTopics().listings()).stream()
                .filter(topic -> topic.name().equals(CustomerCreated.TOPIC))
                .map(topic -> topic.topicId())
                .findFirst()
                .orElse(Uuid.ZERO_UUID);
    }

    private static AclBinding acl(AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, CustomerCreated.TOPIC, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }

    /** Null for no limit. */
    private static void limitProducers(Double bytesPerSecond) throws Exception {
        Map<String, String> everyClient = new HashMap<>();
        everyClient.put(ClientQuotaEntity.CLIENT_ID, null);
        done(admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                        new ClientQuotaEntity(everyClient),
                        List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond)))))
                .all());
    }

    private static <T> T done(KafkaFuture<T> change) throws Exception {
        return change.get(10, TimeUnit.SECONDS);
    }
}
