package dev.willbridge.ingress.ingest;

import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * Bounds the requests that are being read or decided, in number and in bytes of their bodies, and with them the memory
 * that senders can claim. Safe for many threads; never blocks.
 */
public final class InFlight {

    private final int maxRequests;
    private final int maxBytes;
    private final Semaphore freeRequests;
    private final Semaphore freeBytes;

    InFlight(int maxRequests, DataSize maxSize) {
        this.maxRequests = maxRequests;
        this.maxBytes = Math.toIntExact(maxSize.toBytes());
        this.freeRequests = new Semaphore(this.maxRequests);
        this.freeBytes = new Semaphore(this.maxBytes);
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
        if (!freeRequests.tryAcquire()) {
            return false;
        }
        if (!freeBytes.tryAcquire(bytes)) {
            freeRequests.release();
            return false;
        }
        return true;
    }

    public void leave(int bytes) {
        freeBytes.release(bytes);
        freeRequests.release();
    }

    int requests() {
        return maxRequests - freeRequests.availablePermits();
    }

    int bytes() {
        return maxBytes - freeBytes.availablePermits();
    }
}
