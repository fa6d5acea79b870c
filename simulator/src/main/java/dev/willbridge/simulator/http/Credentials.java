package dev.willbridge.simulator.http;

import java.net.URI;
import java.util.Map;

/** How a sender proves who it is. Safe for many threads. */
public interface Credentials {

    /** Proves nothing. */
    Credentials NONE = new Credentials() {};

    /** Returns the URL that the sender was given. */
    default URI applyTo(URI target) {
        return target;
    }

    /** Returns the headers that a request with that body has. */
    default Map<String, String> forBody(byte[] body) {
        return Map.of();
    }
}
