package dev.willbridge.simulator.webhook;

/** Makes webhooks without end. Safe for many threads. */
public interface WebhookSource {

    /** Returns the next one: a new event, or the bytes of an earlier one again where the source repeats some on purpose. */
    Webhook next();
}
