package dev.willbridge.ingress.security;

import dev.willbridge.ingress.security.SecurityProperties.Require;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a sender must prove, by one state of the settings: a request is judged by one policy from its head to the end of its
 * body. Safe for many threads; never blocks.
 */
public final class Policy {

    private final List<Way> ways;
    private final Require require;
    private final boolean readsBody;
    private final List<String> challenges;

    /** @param ways where there are none, whoever reaches the port may send */
    Policy(List<Way> ways, Require require) {
        this.ways = ways;
        this.require = require;
        this.readsBody = ways.stream().anyMatch(way -> way.authenticator().readsBody());
        this.challenges = ways.stream().map(Way::challenge).distinct().toList();
    }

    /** Returns whether the body is part of a proof. All ways are judged together then, so that none can be tried alone. */
    public boolean readsBody() {
        return readsBody;
    }

    /** Returns whether the sender may send. Asks every way, whatever the others say, so that the time taken tells nothing. */
    public boolean admits(Presented presented) {
        int held = 0;
        for (Way way : ways) {
            held += way.holds(presented) ? 1 : 0;
        }
        return switch (require) {
            case ALL -> held == ways.size();
            case ANY -> held > 0 || ways.isEmpty();
        };
    }

    /** Returns what {@code WWW-Authenticate} says to whoever failed: the same, whatever was wrong. */
    public List<String> challenges() {
        return challenges;
    }

    /** Names ways and secrets, for the log; says nothing of the secrets. */
    @Override
    public String toString() {
        return ways.stream()
                .map(Way::toString)
                .collect(Collectors.joining(" " + (require == Require.ALL ? "and" : "or") + " "));
    }
}
