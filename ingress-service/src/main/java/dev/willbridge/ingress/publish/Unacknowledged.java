package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.capacity.Capacity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One topic's deliveries for which there is no verdict of the producer's yet, bounded in count and bytes. Those on which
 * the lane gave up stay until the producer has too: until then it may still put them on the topic. Safe for many threads.
 */
final class Unacknowledged {

    private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
    private final Capacity capacity;

    Unacknowledged(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Takes a delivery in, or says that there is no room. */
    boolean add(Delivery delivery) {
        return capacity.enter(delivery.bytes()) && deliveries.add(delivery);
    }

    void remove(Delivery delivery) {
        if (deliveries.remove(delivery)) {
            capacity.leave(delivery.bytes());
        }
    }

    boolean isEmpty() {
        return deliveries.isEmpty();
    }

    /** Returns those of which it is open what becomes of them, oldest first. */
    List<Delivery> undecided() {
        return deliveries.stream()
                .filter(delivery -> !delivery.isDecided())
                .sorted(Comparator.comparingLong(Delivery::began))
                .toList();
    }

    int count() {
        return capacity.count();
    }

    int bytes() {
        return capacity.bytes();
    }
}
