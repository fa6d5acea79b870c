package dev.willbridge.ingress.ingest;

import dev.willbridge.ingress.capacity.Capacity;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Bounds the requests that are being read or decided, in number and in bytes of their bodies, and with them the memory
 * that senders can claim. Safe for many threads; never blocks.
 *
 * <p>Half of the bytes is divided among the requests, a share for each; the other half is for whoever needs more than that. So
 * nobody's large bodies, and no body that does not come to its end, take the room of small ones.
 */
public final class InFlight {

    private final int share;
    private final int common;
    private final Capacity capacity; // in bytes, of what is common
    private final AtomicInteger held = new AtomicInteger();

    InFlight(int maxRequests, DataSize maxSize) {
        int maxBytes = Math.toIntExact(maxSize.toBytes());
        this.share = maxBytes / 2 / maxRequests;
        this.common = maxBytes - share * maxRequests;
        this.capacity = new Capacity(maxRequests, common);
    }

    /**
     * Checks that a body of that size can be let in when nothing else is in flight.
     *
     * @throws IllegalArgumentException where it never could be
     */
    public void requireRoomFor(int bytes) {
        if (bytes > share + common) {
            throw new IllegalArgumentException("willbridge.in-flight.max-size leaves " + (share + common)
                    + " bytes for one request, less than one body of the largest allowed size, " + bytes);
        }
    }

    /** Lets a request in, or returns null where there are too many. Then {@link Place#leave} must follow. */
    public @Nullable Place enter() {
        return capacity.enter(0) ? new Place() : null;
    }

    int requests() {
        return capacity.count();
    }

    int bytes() {
        return held.get();
    }

    /** A request that is in, and how much of the bytes it holds. By one thread at a time. */
    public final class Place {

        private int bytes;

        private Place() {}

        /**
         * Takes room for that many bytes more, or says no.
         *
         * @return whether it has them
         */
        public boolean grow(int more) {
            if (!capacity.grow(beyondShare(bytes + more) - beyondShare(bytes))) {
                return false;
            }
            bytes += more;
            held.addAndGet(more);
            return true;
        }

        /** Gives everything back. To be called once. */
        public void leave() {
            capacity.leave(beyondShare(bytes));
            held.addAndGet(-bytes);
        }

        private int beyondShare(int size) {
            return Math.max(0, size - share);
        }
    }
}
