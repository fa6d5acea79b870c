package dev.willbridge.contracts.kafka;

/**
 * Remembers by id which events were handled, so that each is handled once: {@code handled.once(event.id(), () -> ...)}. Delivery
 * is at least once, and every delivery of the same webhook has the same id.
 *
 * <p>What that is worth is decided by where it remembers:
 *
 * <ul>
 *   <li>{@linkplain #inMemory In memory}, it spares the same instance a repetition soon after. It knows nothing after a restart,
 *       nor what another instance handled before a rebalance, and just then Kafka delivers again what was handled but not
 *       committed. So what is done in a handler must still bear being done twice.
 *   <li>In a table of your own, with {@link #add} in the same transaction as what the handler does, nothing is done twice,
 *       come what may. Keep ids for as long as an event may come again: one that was in quarantine may do so weeks later.
 * </ul>
 */
public interface HandledEvents {

    boolean contains(String id);

    /** Remembers an id. Adding it again changes nothing. */
    void add(String id);

    /**
     * Handles an event unless it was handled before. An event whose handler throws was not handled, and is when it comes again.
     *
     * <p>Two threads that handle the same event at the same time may both do so. The topics do not lead to that: repetitions
     * have the same key, so they are on the same partition, one behind the other.
     *
     * @param id {@link WebhookEvent#id()}
     * @return whether the handler was called
     * @throws E what the handler throws
     */
    default <E extends Exception> boolean once(String id, Handler<E> handler) throws E {
        if (contains(id)) {
            return false;
        }
        handler.handle();
        add(id);
        return true;
    }

    /**
     * Returns a memory of this process, safe for use by several threads, that forgets the oldest where it is full.
     *
     * @param capacity how many ids it holds at most, at about 150 bytes each
     * @throws IllegalArgumentException where that is not positive
     */
    static HandledEvents inMemory(int capacity) {
        return new RecentEvents(capacity);
    }

    /**
     * What is to be done with an event.
     *
     * @param <E> what it may throw
     */
    @FunctionalInterface
    interface Handler<E extends Exception> {
        void handle() throws E;
    }
}
