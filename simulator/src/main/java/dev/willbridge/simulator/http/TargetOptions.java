package dev.willbridge.simulator.http;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where to send, over how many connections, and with what proof: what all commands have in common that send. */
public final class TargetOptions {

    private static final int CONNECT_TIMEOUT_MS = 3000;
    private static final int HIGHEST_PORT = 65_535;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "URL",
            defaultValue = "${env:SIMULATOR_URL:-http://localhost:8080/webhooks/willsuite}",
            description = "Where the webhooks go. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("http://localhost:8080/webhooks/willsuite");

    @Option(
            names = {"-c", "--connections"},
            paramLabel = "N",
            defaultValue = "64",
            description = "Keep-alive connections at the most. Default: ${DEFAULT-VALUE}")
    private int connections = 64;

    @ArgGroup(
            validate = false,
            heading = "%nProof of who sends, as the bridge's settings ask for it. Ways can be combined. SECRET is the"
                    + " text itself, or env:NAME, or file:PATH:%n")
    private ProofOptions proof = new ProofOptions();

    public URI url() {
        return url;
    }

    public int connections() {
        return connections;
    }

    /** Returns the URL without its query, in which there may be a secret. */
    public String shown() {
        return url.toString().replaceFirst("[?#].*", "");
    }

    public Credentials credentials() {
        return proof.credentials();
    }

    /**
     * Checks what can be checked without sending.
     *
     * @throws UserException where it makes no sense
     */
    public void validate() {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new UserException("Not a URL that begins with http:// or https://: " + shown());
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw new UserException("There is no port " + url.getPort());
        }
        if (url.getRawUserInfo() != null) {
            throw new UserException("User and password are not for the URL here, but for --basic user:password");
        }
        if (connections < 1 || connections > 10_000) {
            throw new UserException("--connections must be between 1 and 10000");
        }
    }

    /**
     * Checks that somebody listens, rather than to find out by a thousand timeouts.
     *
     * @throws UserException where nobody does
     */
    public void requireListener() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port()), CONNECT_TIMEOUT_MS);
        } catch (IOException e) {
            throw new UserException(
                    "Nobody listens at " + url.getHost() + ":" + port() + " (" + e.getMessage() + ")", e);
        }
    }

    /** Returns the port that the URL names or implies. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    /** Whether the URL names this machine. */
    public boolean isLocal() {
        InetAddress address = new InetSocketAddress(url.getHost(), port()).getAddress();
        return address != null && address.isLoopbackAddress(); // null where the name is unknown
    }
}
