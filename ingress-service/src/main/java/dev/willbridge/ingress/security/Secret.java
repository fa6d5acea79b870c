package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** A configured secret. Prints nothing of it, and is equal to another in a time that tells nothing of it. */
final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Called by Spring, so public. Takes whatever is configured: a complaint would be printed with it, so they come later. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    String text() {
        return text;
    }

    byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return 0; // nothing of the secret
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
