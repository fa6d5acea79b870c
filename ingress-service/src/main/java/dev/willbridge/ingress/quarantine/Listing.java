package dev.willbridge.ingress.quarantine;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in quarantine: how much, why, and the first entries. Filled by one thread. */
@JsonPropertyOrder({"total", "causes", "entries"})
final class Listing {

    private final int limit;
    private final Map<String, Integer> causes = new TreeMap<>();
    private final List<Summary> entries = new ArrayList<>();
    private int total;

    Listing(int limit) {
        this.limit = limit;
    }

    void add(Entry entry) {
        total++;
        entry.reason().causes().forEach(cause -> causes.merge(cause, 1, Integer::sum));
        if (entries.size() < limit) {
            entries.add(Summary.of(entry));
        }
    }

    public int getTotal() {
        return total;
    }

    /** How many entries there are by cause; an entry may have several. */
    public Map<String, Integer> getCauses() {
        return causes;
    }

    public List<Summary> getEntries() {
        return entries;
    }
}
