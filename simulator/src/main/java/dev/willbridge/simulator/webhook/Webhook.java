package dev.willbridge.simulator.webhook;

import dev.willbridge.contracts.EventId;
import dev.willbridge.simulator.journal.Destination;

/**
 * A webhook to send.
 *
 * @param body not copied, so nobody may change it
 * @param id the event id, by which the bridge will know it
 * @param key the case id; empty where the body has none that could be read
 * @param destination where it has to end up
 */
public record Webhook(byte[] body, String id, String key, Destination destination) {

    static Webhook of(byte[] body, String key, Destination destination) {
        return new Webhook(body, EventId.of(body), key, destination);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
