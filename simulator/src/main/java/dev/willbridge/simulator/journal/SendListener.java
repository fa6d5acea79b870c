package dev.willbridge.simulator.journal;

import java.time.Duration;

/** Is told of each step of sending before the next is made. Safe for many threads. */
public interface SendListener {

    /** Does nothing. */
    SendListener NONE = new SendListener() {
        @Override
        public void sending(SentEvent event) {}

        @Override
        public void answered(long number, int status, Duration after) {}
    };

    /** To be called before the event leaves. */
    void sending(SentEvent event);

    /**
     * To be called for each answer, or once it is clear that none comes.
     *
     * @param status of HTTP, or 0 where no answer came
     */
    void answered(long number, int status, Duration after);
}
