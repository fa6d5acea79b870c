package dev.willbridge.simulator.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packaged service in a JVM of its own, on the same ports in each of its lives. Not safe for threads. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Workspace workspace = Workspace.named("service");
    private final Path jar;
    private final int port = FreePort.next();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private @Nullable ChildProcess process;

    /**
     * Prepares it, and does not start it. It listens on loopback only, where whoever reaches it may send.
     *
     * @param further settings of the service, by name
     */
    public ServiceProcess(Path jar, String bootstrapServers, Path spool, Map<String, String> further) {
        this.jar = jar;
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(port));
        settings.put("management.server.port", String.valueOf(FreePort.next()));
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
        settings.put("willbridge.spool.directory", spool.toString());
        settings.put("willbridge.security.anonymous", "true");
        settings.putAll(further);
    }

    /** Starts it and does not wait. */
    public void launch() {
        List<String> command = new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dorg.sqlite.tmpdir=" + workspace.directory()); // else a copy of its code outlives each kill -9
        command.addAll(List.of("-jar", jar.toString()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        process = ChildProcess.java(workspace.log(), command);
    }

    /**
     * Waits until it listens.
     *
     * @throws IllegalStateException where it ends, or does not listen in time
     */
    public void awaitListening() {
        Await.until("the service, which printed to " + workspace.log(), START_TIMEOUT, () -> {
            if (!running().isAlive()) {
                throw new IllegalStateException("The service ended; it printed to " + workspace.log());
            }
            return listens();
        });
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Where the webhooks go. */
    public URI webhooks() {
        return URI.create("http://127.0.0.1:" + port + "/webhooks/willsuite");
    }

    /** What it printed, in all its lives. */
    public Path log() {
        return workspace.log();
    }

    /** kill -9. */
    public void kill() {
        running().kill();
    }

    /** SIGTERM, and waits for its end. */
    public void terminate() {
        running().terminate();
    }

    public void freeze() {
        running().freeze();
    }

    public void thaw() {
        running().thaw();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
        workspace.delete();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException("The service was never started");
        }
        return process;
    }
}
