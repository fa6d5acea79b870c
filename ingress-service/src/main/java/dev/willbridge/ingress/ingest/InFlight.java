package dev.willbridge.ingress.ingest;

import dev.willbridge.ingress.capacity.Capacity;
import org.springframework.util.unit.DataSize;

/**
 * Bounds the requests that are being read or decided, in number and in bytes of their bodies, and with them the memory
 * that senders can claim. Safe for many threads; never blocks.
 */
public final class InFlight {

    private final int maxBytes;
    private final Capacity capacity;

    InFlight(int maxRequests, DataSize maxSize) {
        this.maxBytes = Math.toIntExact(maxSize.toBytes());
        this.capacity = new Capacity(maxRequests, maxBytes);
    }

    /**
     * Checks that a body of that size can be let in when nothing else is in flight.
     *
     * @throws IllegalArgumentException where it never could be
     */
    public void requireRoomFor(int bytes) {
        if (bytes > maxBytes) {
            throw new IllegalArgumentException("willbridge.in-flight.max-size is " + maxBytes
                    + " bytes, less than one body of the largest allowed size, " + bytes);
        }
    }

    /**
     * Lets a request in whose body has at most that many bytes, or says no.
     *
     * @return whether it is in; then {@link #leave} must follow, with the same number
     */
    public boolean enter(int bytes) {
        return capacity.enter(bytes);
    }

    public void leave(int bytes) {
        capacity.leave(bytes);
    }

    int requests() {
        return capacity.count();
    }

    int bytes() {
        return capacity.bytes();
    }
}
