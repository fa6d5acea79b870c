package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What is to be done in the spool about the page that was delivered last. Confined to the drainer's thread. */
final class Settlement {

    private final SpooledTopic spooled;
    private List<SpoolEntry> toRemove = List.of();
    private List<SpoolEntry> toSetAside = List.of();

    Settlement(SpooledTopic spooled) {
        this.spooled = spooled;
    }

    /** What is on the topic can go, and what never will be is put aside. */
    void begin(List<SpoolEntry> acknowledged, List<Undeliverable> undeliverable) {
        toRemove = acknowledged;
        toSetAside = undeliverable.stream().map(Undeliverable::entry).toList();
    }

    /** Of what would be put aside, those are durable elsewhere, and can go as well. */
    void diverted(Set<SpoolEntry> entries) {
        toRemove = Stream.concat(toRemove.stream(), entries.stream()).toList();
        toSetAside =
                toSetAside.stream().filter(entry -> !entries.contains(entry)).toList();
    }

    /** Asks the spool for it; may be asked again. */
    CompletableFuture<?> carryOut() {
        return CompletableFuture.allOf(
                spooled.waiting().remove(toRemove), spooled.waiting().move(toSetAside, spooled.undeliverable()));
    }

    /** The spool has done it. */
    void end() {
        toRemove = List.of();
        toSetAside = List.of();
    }
}
