package dev.willbridge.ingress.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * How the page looks, and what a browser is told to make of it.
 *
 * @param css stands in the page itself
 */
public record Stylesheet(String css) {

    static Stylesheet read() {
        try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream("page.css"))) {
            return new Stylesheet(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the value of a {@code Content-Security-Policy} under which this style is used, and nothing is run, loaded, sent or
     * framed.
     */
    public String contentSecurityPolicy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));
            return "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
