package dev.willbridge.simulator.verify;

import java.util.List;
import java.util.Map;

/**
 * What was found. Holds ids and places, nothing of payloads.
 *
 * @param sent how many times an event was sent for the first time, duplicates made on purpose included
 * @param events how many different ones
 * @param accepted those with a 202
 * @param rejected those with a 400 or 422
 * @param promisedNothing those with neither: given up by their sender, who may find them on the topic or not
 * @param keptAllTheSame those of them that are there
 * @param records of this run, on the topic
 * @param duplicates records beyond the first of an event; each under the same id
 * @param ordered events that came after one of their case that had been acknowledged before they were sent: those whose order
 *     is proved
 * @param others records of others, on the topic since the start
 * @param failures for each check, those for which it does not hold: ids, or {@code topic-partition@offset}
 */
public record Proof(
        int sent,
        int events,
        int accepted,
        int rejected,
        int promisedNothing,
        int keptAllTheSame,
        int records,
        int duplicates,
        int ordered,
        int others,
        Map<Check, List<String>> failures) {

    /** Whether all was found as it should be. Where nothing was promised, nothing is proved. */
    public boolean holds() {
        return failures.isEmpty() && accepted + rejected > 0;
    }

    /** Returns those for which a check does not hold. */
    public List<String> failures(Check check) {
        return failures.getOrDefault(check, List.of());
    }
}
