package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets are exchanged while the service runs, and it never runs with less than safe ones. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsReloadTest {

    private static final String SETTING = "willbridge.security.bearer.secrets.";
    private static final String FIRST = "Xq7canary-first-secret";
    private static final String SECOND = "Xq7canary-second-secret";
    private static final String THIRD = "Xq7canary-third-secret";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static Path tree;
    private static Path volume;
    private static Path file;
    private static Bridge bridge;

    @BeforeAll
    static void start() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
        volume = Files.createDirectory(directory.resolve("volume"));
        file = Files.createFile(directory.resolve("secrets.properties"));
        write("first", FIRST);
        bridge = Bridge.start(
                "localhost:1",
                "spring.config.import=optional:configtree:%s/,configtree:%s/,file:%s".formatted(tree, volume, file),
                "willbridge.kafka.ack-timeout=100ms",
                "willbridge.security.failed-attempts.burst=100000",
                "willbridge.security.reload-interval=100ms");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void onlyTheFirstIsLive() throws IOException {
        Files.createDirectories(tree);
        write("first", FIRST);
        Files.deleteIfExists(tree.resolve(SETTING + "second"));
        Files.deleteIfExists(volume.resolve(SETTING + "mounted"));
        Files.writeString(file, "");
        awaitDead(SECOND);
        awaitAnExchange();
    }

    /** What is complained of is said once until something is taken over, also where the next test complains of the same. */
    private static void awaitAnExchange() throws IOException {
        write("third", THIRD);
        awaitLive(THIRD);
        Files.delete(tree.resolve(SETTING + "third"));
        awaitDead(THIRD);
        assertThat(admits(FIRST)).isTrue();
    }

    @Test
    void aSecretThatIsAddedLetsInBesideTheOld(CapturedOutput output) throws IOException {
        write("second", SECOND);

        awaitLive(SECOND);
        assertThat(admits(FIRST)).isTrue();
        assertThat(output.getAll()).contains("were exchanged: webhooks are let in by bearer[");
        assertNoSecretIn(output);
    }

    @Test
    void aSecretThatIsRemovedLetsInNoLonger() throws IOException {
        write("second", SECOND);
        awaitLive(SECOND);

        Files.delete(tree.resolve(SETTING + "first"));

        awaitDead(FIRST);
        assertThat(admits(SECOND)).isTrue();
    }

    @Test
    void aSecretThatIsChangedLetsInAnew() throws IOException {
        write("first", SECOND + "\n"); // as editors and echo end a file

        awaitLive(SECOND);
        assertThat(admits(FIRST)).isFalse();
    }

    @Test
    void secretsThatAreNotSafeAreNotTakenOverWhichIsSaidOnce(CapturedOutput output) throws IOException {
        write("first", "Xq7canary");
        write("second", SECOND);

        assertStaysAsItWas(output, "willbridge.security.bearer.secrets.first has 9 bytes");
        write("first", FIRST);
        awaitLive(SECOND);
    }

    @Test
    void theLastSecretsStayWhereNoneAreLeft(CapturedOutput output) throws IOException {
        Files.delete(tree.resolve(SETTING + "first"));

        assertStaysAsItWas(output, "no secret is configured");
    }

    @Test
    void theLastSecretsStayWhereTheirDirectoryIsGone(CapturedOutput output) throws IOException {
        Files.delete(tree.resolve(SETTING + "first"));
        Files.delete(tree);

        assertStaysAsItWas(output, "no secret is configured");
    }

    @Test
    void theLastSecretsStayWhereAFileCannotBeRead(CapturedOutput output) throws IOException {
        Files.delete(file);
        write("second", SECOND);

        assertStaysAsItWas(output, "They cannot be read");
    }

    @Test
    void nobodyIsLetInWithoutASecretAfterTheStart(CapturedOutput output) throws IOException {
        Files.writeString(file, "willbridge.security.anonymous=true");
        Files.delete(tree.resolve(SETTING + "first"));

        assertStaysAsItWas(output, "willbridge.security.anonymous was changed");
        assertThat(admits("nothing")).isFalse();
    }

    @Test
    void aVolumeOfKubernetesIsExchangedWhole() throws IOException {
        mount("..2026_01", SECOND);
        link(volume.resolve(SETTING + "mounted"), Path.of("..data", SETTING + "mounted"));
        awaitLive(SECOND);

        mount("..2026_02", THIRD);

        awaitLive(THIRD);
        assertThat(admits(SECOND)).isFalse();
    }

    @Test
    void aFileOfPropertiesIsReadAgain() throws IOException {
        Files.writeString(file, SETTING + "second=" + SECOND);
        awaitLive(SECOND);

        Files.writeString(file, SETTING + "third=" + THIRD);

        awaitLive(THIRD);
        assertThat(admits(SECOND)).isFalse();
        assertThat(admits(FIRST)).isTrue();
    }

    @Test
    void noRequestFailsWhileSecretsAreExchanged() throws IOException {
        List<String> live = new CopyOnWriteArrayList<>(List.of(FIRST));
        Queue<String> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
            while (!live.isEmpty()) {
                for (String secret : live) {
                    if (!admits(secret)) {
                        refused.add(secret);
                    }
                }
                sent.incrementAndGet();
            }
        });

        for (int exchange = 0; exchange < 5; exchange++) {
            String before = exchange % 2 == 0 ? "first" : "second";
            String after = exchange % 2 == 0 ? "second" : "first";
            String successor = FIRST + "-" + exchange;
            write(after, successor);
            awaitLive(successor);
            live.add(successor);
            String predecessor = live.remove(0);
            awaitARoundOf(sent);
            Files.delete(tree.resolve(SETTING + before));
            awaitDead(predecessor);
        }
        live.clear();

        assertThat(sender).succeedsWithin(TIMEOUT);
        assertThat(refused).isEmpty();
        assertThat(sent).hasValueGreaterThanOrEqualTo(10);
    }

    /** After two rounds more, no request with what was live before is under way. */
    private static void awaitARoundOf(AtomicInteger sent) {
        int now = sent.get();
        Awaitility.await("requests").atMost(TIMEOUT).until(() -> sent.get() >= now + 2);
    }

    private static void assertStaysAsItWas(CapturedOutput output, String problem) {
        Awaitility.await("complaint")
                .atMost(TIMEOUT)
                .until(() -> output.getAll().contains(problem));
        Awaitility.await("nothing more")
                .during(Duration.ofMillis(500))
                .atMost(TIMEOUT)
                .until(() -> admits(FIRST) && !admits(SECOND));
        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("The settings of willbridge.security stay as they were", problem);
        assertNoSecretIn(output);
    }

    private static void assertNoSecretIn(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("Xq7canary");
    }

    private static void awaitLive(String secret) {
        Awaitility.await("let in").atMost(TIMEOUT).until(() -> admits(secret));
    }

    private static void awaitDead(String secret) {
        Awaitility.await("turned away").atMost(TIMEOUT).until(() -> !admits(secret));
    }

    private static boolean admits(String secret) {
        int status = bridge.send(bridge.request(Webhook.conforming())
                        .header("Authorization", "Bearer " + secret)
                        .build())
                .statusCode();
        assertThat(status).isIn(202, 401);
        return status == 202;
    }

    private static void write(String name, String secret) throws IOException {
        Files.writeString(tree.resolve(SETTING + name), secret);
    }

    /** As a kubelet exchanges what is in a volume: all at once, by a link. */
    private static void mount(String version, String secret) throws IOException {
        Path content = Files.createDirectory(volume.resolve(version));
        Files.writeString(content.resolve(SETTING + "mounted"), secret);
        link(volume.resolve("..data"), Path.of(version));
    }

    private static void link(Path link, Path target) throws IOException {
        Path next = link.resolveSibling("..next");
        Files.createSymbolicLink(next, target);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
