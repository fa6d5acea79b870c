package dev.willbridge.ingress.capacity;

import java.util.concurrent.Semaphore;

/** Room for so many things of so many bytes together. Safe for many threads; never blocks. */
public final class Capacity {

    private final int maxCount;
    private final int maxBytes;
    private final Semaphore freeCount;
    private final Semaphore freeBytes;

    public Capacity(int maxCount, int maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
        this.freeCount = new Semaphore(maxCount);
        this.freeBytes = new Semaphore(maxBytes);
    }

    /**
     * Lets in one thing of that many bytes, or says no.
     *
     * @return whether it is in; then {@link #leave} must follow, with the same number
     */
    public boolean enter(int bytes) {
        if (!freeCount.tryAcquire()) {
            return false;
        }
        if (!freeBytes.tryAcquire(bytes)) {
            freeCount.release();
            return false;
        }
        return true;
    }

    /**
     * Lets something that is in take that many bytes more, or says no.
     *
     * @return whether it has them; then they are part of what {@link #leave} must be told
     */
    public boolean grow(int bytes) {
        return freeBytes.tryAcquire(bytes);
    }

    public void leave(int bytes) {
        freeBytes.release(bytes);
        freeCount.release();
    }

    /** Returns how many things are in. */
    public int count() {
        return maxCount - freeCount.availablePermits();
    }

    /** Returns how many bytes those have together. */
    public int bytes() {
        return maxBytes - freeBytes.availablePermits();
    }
}
