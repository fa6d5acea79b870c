package dev.willbridge.ingress.contract;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts by kind, where there is no end to how many kinds there can be: the first {@value #MAX_KINDS} have a counter each,
 * and a line in the log; the others have one counter together. Safe for many threads.
 */
final class Kinds {

    static final int MAX_KINDS = 100;

    private static final String OTHER = "other";
    private static final Logger log = LoggerFactory.getLogger(Drift.class);

    private final MeterRegistry registry;
    private final String metric;
    private final String description;
    private final String name;
    private final Map<Tags, Counter> counters = new ConcurrentHashMap<>();

    /** @param name what it is, for the log */
    Kinds(MeterRegistry registry, String metric, String description, String name) {
        this.registry = registry;
        this.metric = metric;
        this.description = description;
        this.name = name;
    }

    void met(Tags kind) {
        Counter counter = counters.get(kind);
        if (counter == null) {
            counter = counters.size() < MAX_KINDS ? counters.computeIfAbsent(kind, this::first) : counter(others(kind));
        }
        counter.increment();
    }

    private Counter first(Tags kind) {
        log.warn("A webhook has {}, for the first time since the start: {}", name, text(kind));
        return counter(kind);
    }

    private static Tags others(Tags kind) {
        return Tags.of(kind.stream().map(tag -> Tag.of(tag.getKey(), OTHER)).toList());
    }

    private Counter counter(Tags kind) {
        return Counter.builder(metric).description(description).tags(kind).register(registry);
    }

    private static String text(Tags kind) {
        return kind.stream().map(Tag::getValue).collect(Collectors.joining(" "));
    }
}
