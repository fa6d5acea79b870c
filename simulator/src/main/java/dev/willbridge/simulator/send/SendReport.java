package dev.willbridge.simulator.send;

import java.time.Duration;
import java.util.Map;

/**
 * What became of what was sent.
 *
 * @param sent events, each time that one was made; tries not counted
 * @param asExpected those whose last answer is the one that their kind should get
 * @param unexpected those whose last answer is another one, all tries made
 * @param givenUp those that got no answer at their last try, or for which there was no time for another
 * @param waiting those that wait for their next try
 * @param answers tries by status; 0 is none in time
 * @param late by how much a webhook left later than it was due, at the worst: the sender's own fault
 */
public record SendReport(
        long sent,
        long asExpected,
        long unexpected,
        long givenUp,
        long waiting,
        Map<Integer, Long> answers,
        Duration p50,
        Duration p99,
        Duration p999,
        Duration max,
        Duration late) {

    /** Whether every event got the answer that it should get, and none is open. */
    public boolean isAsExpected() {
        return asExpected == sent;
    }
}
