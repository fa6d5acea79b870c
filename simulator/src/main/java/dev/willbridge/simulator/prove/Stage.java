package dev.willbridge.simulator.prove;

import dev.willbridge.simulator.UserException;
import dev.willbridge.simulator.process.BrokerCluster;
import dev.willbridge.simulator.process.ServiceProcess;
import dev.willbridge.simulator.process.SmallDisk;
import dev.willbridge.simulator.process.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Brokers, the service and its disk, on this machine and loopback only. Not safe for threads, but for closing. */
final class Stage implements AutoCloseable {

    private static final long DISK = 256L << 20;

    /** The spool's bound where the disk itself cannot be made small: soon reached, as a full disk is. */
    private static final String SMALL_SPOOL = "4MB";

    private final Workspace workspace = Workspace.named("prove");
    private final Optional<SmallDisk> disk;
    private final BrokerCluster brokers;
    private final ServiceProcess service;
    private boolean closed; // guarded by this

    private Stage(Path serviceJar, int size) {
        disk = SmallDisk.mount(DISK);
        brokers = BrokerCluster.started(size);
        Path spool =
                disk.map(SmallDisk::directory).orElse(workspace.directory()).resolve("spool");
        service = new ServiceProcess(
                serviceJar,
                brokers.bootstrapServers(),
                spool,
                disk.isPresent()
                        ? Map.of("willbridge.topics.replicas", String.valueOf(size))
                        : Map.of(
                                "willbridge.topics.replicas",
                                String.valueOf(size),
                                "willbridge.spool.max-size",
                                SMALL_SPOOL));
        service.launch();
        service.awaitListening();
    }

    /**
     * Starts everything and waits until the service listens.
     *
     * @throws UserException where something does not start
     */
    static Stage started(Path serviceJar, int brokers) {
        try {
            return new Stage(serviceJar, brokers);
        } catch (IllegalStateException e) {
            throw new UserException("Cannot start: " + e.getMessage(), e);
        }
    }

    URI webhooks() {
        return service.webhooks();
    }

    String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    /** Says where the service and the brokers print to, and have their data. */
    String directories() {
        return service.log().getParent() + ", " + brokers.directories();
    }

    /** Says what stands for a full disk. */
    String diskDescription() {
        return disk.isPresent()
                ? "The spool has a disk of its own, which can be filled."
                : "To mount a small disk one must be root: the spool is bounded to " + SMALL_SPOOL + " instead.";
    }

    void harm(Script.Step step) {
        switch (step.breakage()) {
            case SERVICE_KILLED -> service.kill();
            case SERVICE_RESTARTED -> service.terminate();
            case SERVICE_FROZEN -> service.freeze();
            case BROKER_KILLED -> brokers.kill(step.broker());
            case BROKER_FROZEN -> brokers.freeze(step.broker());
            case KAFKA_AWAY -> killAllBrokers();
            case SERVICE_KILLED_WHILE_KAFKA_IS_AWAY -> {
                killAllBrokers();
                restartService();
            }
            case DISK_FULL_WHILE_KAFKA_IS_AWAY -> {
                killAllBrokers();
                disk.ifPresent(SmallDisk::fill);
            }
        }
    }

    /** Undoes whatever was done. */
    void mend() {
        disk.ifPresent(SmallDisk::free);
        if (service.isAlive()) {
            service.thaw();
        } else {
            service.launch();
        }
        brokers.recover();
        service.awaitListening();
    }

    private void killAllBrokers() {
        IntStream.range(0, brokers.size()).forEach(brokers::kill);
    }

    private void restartService() {
        service.kill();
        service.launch();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        service.close();
        brokers.close();
        disk.ifPresent(SmallDisk::close);
        workspace.delete();
    }
}
