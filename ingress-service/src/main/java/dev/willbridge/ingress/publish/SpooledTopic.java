package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.spool.SpoolQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One topic's part of the spool: the events that wait for Kafka, and apart from them those that Kafka refuses for a reason
 * of their own. Safe for many threads.
 */
final class SpooledTopic {

    /** What no topic's name can end with. */
    private static final String UNDELIVERABLE = "!undeliverable";

    private final String topic;
    private final SpoolQueue waiting;
    private final SpoolQueue undeliverable;
    private final AtomicLong undelivered;

    SpooledTopic(Spool spool, String topic) {
        this.topic = topic;
        this.waiting = spool.queue(topic);
        this.undeliverable = spool.queue(topic + UNDELIVERABLE);
        this.undelivered = new AtomicLong(waiting.size());
    }

    /** Returns the topic to which a queue of the spool belongs. */
    static String ofQueue(String name) {
        return name.endsWith(UNDELIVERABLE) ? name.substring(0, name.length() - UNDELIVERABLE.length()) : name;
    }

    String topic() {
        return topic;
    }

    SpoolQueue waiting() {
        return waiting;
    }

    SpoolQueue undeliverable() {
        return undeliverable;
    }

    /** Returns whether an event waits, or is about to be written, that is on no topic as far as is known. */
    boolean hasUndelivered() {
        return undelivered.get() > 0;
    }

    /** Counts events in before they are written, or out when they are on the topic, or were not written. */
    void countUndelivered(long change) {
        undelivered.addAndGet(change);
    }
}
