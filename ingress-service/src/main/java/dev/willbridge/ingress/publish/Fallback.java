package dev.willbridge.ingress.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of a topic go that Kafka does not take. Safe for many threads; never blocks.
 *
 * <p>Whoever hands in a delivery has decided it; the fallback answers it.
 */
interface Fallback {

    /** Returns whether events must come here without trying Kafka, because earlier ones did and are on no topic yet. */
    boolean isEngaged();

    /** Returns whether an event is to wait for the direct way, which is about to be free. It goes on in a moment, on whichever thread. */
    boolean holds(Runnable goOn);

    /** Returns whether an event that comes here is kept. */
    boolean keeps();

    /** Takes an event for which Kafka is not to be had. From here on the fallback is engaged, if it keeps events. */
    void take(Delivery delivery);

    /** Takes an event that Kafka refuses for a reason of the event's own, and no other topic took: kept apart, it holds up nobody. */
    void takeUndeliverable(Delivery delivery);

    /**
     * An event that was taken is on its topic all the same, and need not be delivered again.
     *
     * @param forgotten is run once it will not be, on whichever thread
     */
    void acknowledgedAfterAll(Delivery delivery, Runnable forgotten);

    /** The producer is done with every event that was handed to it directly. */
    void directPathIsClear();

    /** Returns after which time a sender may try again whose event was not kept, or null where nothing is known of that. */
    @Nullable
    Duration retryAfter();

    void start();

    /** Ends within that time, more or less. */
    void stop(Duration timeout) throws InterruptedException;
}
