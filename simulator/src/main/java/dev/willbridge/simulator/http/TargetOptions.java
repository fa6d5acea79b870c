package dev.willbridge.simulator.http;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where to send, over how many connections, and with what proof: what all commands have in common that send. */
public final class TargetOptions {

    private static final int CONNECT_TIMEOUT_MS = 3000;

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
            exclusive = true,
            heading =
                    "%nProof of who sends, as the bridge's settings ask for it; SECRET is the text itself, or env:NAME, or"
                            + " file:PATH:%n")
    private @Nullable Proof proof;

    /** One of the ways. */
    private static final class Proof {

        @Option(names = "--bearer", paramLabel = "SECRET", description = "Authorization: Bearer SECRET")
        private @Nullable String bearer;

        @Option(names = "--basic", paramLabel = "SECRET", description = "Authorization: Basic, of \"user:password\"")
        private @Nullable String basic;

        @Option(names = "--token", paramLabel = "SECRET", description = "?token=SECRET behind the URL")
        private @Nullable String token;

        @Option(names = "--hmac", paramLabel = "SECRET", description = "Signature: the body's HMAC-SHA256 in hex")
        private @Nullable String hmac;

        @Option(
                names = "--standard-webhooks",
                paramLabel = "SECRET",
                description = "webhook-id, -timestamp, -signature")
        private @Nullable String standardWebhooks;

        Credentials credentials() {
            if (bearer != null) {
                return Credentials.bearer(read(bearer));
            }
            if (basic != null) {
                return Credentials.basic(read(basic));
            }
            if (token != null) {
                return Credentials.token("token", read(token));
            }
            if (hmac != null) {
                return Credentials.hmac("Signature", read(hmac));
            }
            return standardWebhooks == null ? Credentials.NONE : signing(read(standardWebhooks));
        }

        private static Credentials signing(String secret) {
            try {
                return Credentials.standardWebhooks(secret);
            } catch (IllegalArgumentException e) {
                throw new UserException("The secret of --standard-webhooks must be base64");
            }
        }

        private static String read(String secret) {
            if (secret.startsWith("env:")) {
                String value = System.getenv(secret.substring(4));
                if (value == null) {
                    throw new UserException("The environment has no " + secret.substring(4));
                }
                return value;
            }
            if (!secret.startsWith("file:")) {
                return secret;
            }
            try {
                return Files.readString(Path.of(secret.substring(5))).strip();
            } catch (IOException e) {
                throw new UserException("Cannot read the secret in " + secret.substring(5), e);
            }
        }
    }

    public URI url() {
        return url;
    }

    public int connections() {
        return connections;
    }

    public Credentials credentials() {
        return proof == null ? Credentials.NONE : proof.credentials();
    }

    /**
     * Checks what can be checked without sending.
     *
     * @throws UserException where it makes no sense
     */
    public void validate() {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new UserException("Not a URL that begins with http:// or https://: " + url);
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
