package dev.willbridge.contracts.kafka;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last ids added. */
final class RecentEvents implements HandledEvents {

    private final int capacity;
    private final Set<String> ids = new LinkedHashSet<>(); // guarded by this

    RecentEvents(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("A capacity of " + capacity + " holds no event");
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean contains(String id) {
        return ids.contains(id);
    }

    @Override
    public synchronized void add(String id) {
        if (ids.add(id) && ids.size() > capacity) {
            ids.remove(ids.iterator().next());
        }
    }
}
