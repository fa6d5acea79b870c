package dev.willbridge.ingress.security;

import io.micrometer.core.instrument.Counter;
import java.util.Map;

/**
 * A way that has secrets.
 *
 * @param challenge what {@code WWW-Authenticate} says of it
 * @param uses counts by the name of the secret
 */
record Way(String name, String challenge, Authenticator authenticator, Map<String, Counter> uses) {

    /** Returns whether the sender proves itself this way, and counts it. */
    boolean holds(Presented presented) {
        String secret = authenticator.authenticate(presented);
        Counter counter = secret == null ? null : uses.get(secret);
        if (counter == null) {
            return false;
        }
        counter.increment();
        return true;
    }

    @Override
    public String toString() {
        return name + uses.keySet();
    }
}
