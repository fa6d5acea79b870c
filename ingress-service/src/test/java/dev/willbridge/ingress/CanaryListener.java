package dev.willbridge.ingress;

import dev.willbridge.ingress.fixture.Canaries;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Reads all that this JVM prints, its log above all, and fails the test class that let a canary out. */
public final class CanaryListener implements LauncherSessionListener, AfterAllCallback {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setOut(new PrintStream(new Lines(System.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Lines(System.err), true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Canaries.assertNoneSeen();
    }

    /** Passes on what is written, and has every line looked at. */
    private static final class Lines extends FilterOutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(OutputStream out) {
            super(out);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            for (int i = offset; i < offset + length; i++) {
                collect(bytes[i]);
            }
        }

        @Override
        public synchronized void write(int value) throws IOException {
            out.write(value);
            collect((byte) value);
        }

        private void collect(byte value) {
            line.write(value);
            if (value == '\n') {
                Canaries.lookAt("output", line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
