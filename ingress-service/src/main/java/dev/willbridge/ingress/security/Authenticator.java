package dev.willbridge.ingress.security;

import org.jspecify.annotations.Nullable;

/**
 * One way to prove who sends. Safe for many threads; never blocks.
 *
 * <p>How long it takes tells nothing of the secrets: presented and expected values are compared whole, and with every secret
 * that is live.
 */
interface Authenticator {

    /** Returns whether the body is part of the proof. */
    boolean readsBody();

    /** Returns the name of the secret that the sender knows, or null where it shows none, a wrong one, or more than one. */
    @Nullable
    String authenticate(Presented presented);
}
