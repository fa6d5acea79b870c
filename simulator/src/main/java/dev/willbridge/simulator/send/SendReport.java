package dev.willbridge.simulator.send;

import java.time.Duration;
import java.util.Map;

/**
 * What became of what was sent.
 *
 * @param sent events, each time that one was made; tries not counted
 * @param asExpected those that got the answer that their kind should get, at one of their tries
 * @param unexpected those that did not, and whose last answer is another one
 * @param givenUp those that did not, and got no answer at their last try or had no time for another
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
