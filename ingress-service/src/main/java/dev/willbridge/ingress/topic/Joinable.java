package dev.willbridge.ingress.topic;

import dev.willbridge.ingress.topic.TopicAdmin.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics with the same keys. With as many partitions each, the events of a case are in the partition of the same number in
 * all of them, which is what it takes to join them. For the keeper's thread only.
 */
final class Joinable {

    private static final Logger log = LoggerFactory.getLogger(TopicKeeper.class);

    private final Set<String> topics;
    private final int partitions;
    private Map<String, Integer> seen = Map.of();

    /** @param partitions of each, unless some exist already */
    Joinable(Collection<String> topics, int partitions) {
        this.topics = Set.copyOf(topics);
        this.partitions = partitions;
    }

    /** Returns how many partitions to make a topic with: as many as the existing ones have that it is to be joined with. */
    int partitions(String missing, Map<String, Shape> existing) {
        return topics.contains(missing)
                ? partitions(existing).values().stream().max(Integer::compare).orElse(partitions)
                : partitions;
    }

    /** Warns once where existing topics differ. */
    void inspect(Map<String, Shape> existing) {
        Map<String, Integer> now = partitions(existing);
        if (now.values().stream().distinct().count() > 1 && !now.equals(seen)) {
            log.warn("Topics have different numbers of partitions, so the events of a case cannot be joined: {}", now);
        }
        seen = now;
    }

    private Map<String, Integer> partitions(Map<String, Shape> existing) {
        Map<String, Integer> partitions = new TreeMap<>();
        existing.forEach((topic, shape) -> {
            if (topics.contains(topic)) {
                partitions.put(topic, shape.partitions());
            }
        });
        return partitions;
    }
}
