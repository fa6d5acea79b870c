package dev.willbridge.simulator.verify;

import dev.willbridge.simulator.journal.JournalContents;
import dev.willbridge.simulator.journal.JournalContents.Answered;
import dev.willbridge.simulator.journal.JournalContents.Sending;
import dev.willbridge.simulator.journal.JournalContents.Step;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a journal lets one expect, by event id. */
final class Expectations {

    private final Map<String, Expected> byId = new LinkedHashMap<>();
    private final Set<String> runs = new HashSet<>();
    private final int sent;

    private Expectations(int sent) {
        this.sent = sent;
    }

    static Expectations of(JournalContents journal) {
        List<Step> steps = journal.steps();
        Map<Long, Expected> byNumber = new HashMap<>();
        int sent = (int) steps.stream().filter(Sending.class::isInstance).count();
        Expectations all = new Expectations(sent);
        for (int step = 0; step < steps.size(); step++) {
            all.take(steps.get(step), step, byNumber);
        }
        return all;
    }

    private void take(Step step, int at, Map<Long, Expected> byNumber) {
        if (step instanceof Sending sending) {
            String key = sending.event().key();
            Expected expected = byId.computeIfAbsent(
                    sending.event().id(),
                    id -> new Expected(key, sending.event().destination(), at));
            byNumber.put(sending.event().number(), expected);
            if (key.startsWith(CustomerCreatedSource.PREFIX)) {
                runs.add(runOf(key));
            }
        } else if (step instanceof Answered answered) {
            Expected expected = byNumber.get(answered.number());
            if (expected != null) {
                expected.answered(answered.status(), at);
            }
        }
    }

    /** Returns what is known of an event, or null of one that was not sent. */
    @Nullable
    Expected of(String id) {
        return byId.get(id);
    }

    Map<String, Expected> byId() {
        return byId;
    }

    /** Returns how many times an event was made, duplicates too. */
    int sent() {
        return sent;
    }

    /** Whether a key is one of those that this journal's sender makes. */
    boolean isOurs(String key) {
        return key.startsWith(CustomerCreatedSource.PREFIX) && runs.contains(runOf(key));
    }

    private static String runOf(String key) {
        return key.substring(0, key.lastIndexOf('-') + 1);
    }
}
