package dev.willbridge.contracts.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a change of a schema takes from those who read its events. Two kinds of readers count: one with the code of before,
 * who reads events of after; and one with the code of after, who reads events of before, which are on the topic for as long
 * as that keeps them. So what was promised of a value must neither become less nor more. Only names that nobody was promised
 * anything of may be declared, and not be required: the events of before may not have them.
 *
 * <p>Sees two schemas of ours. What an operator amends is out of its reach.
 */
final class Evolution {

    private final Set<Breach> breaches = new LinkedHashSet<>();

    private Evolution() {}

    /** What breaks readers. */
    enum Kind {
        PROPERTY_GONE("is declared no longer: readers of it find nothing that they were promised"),
        NO_LONGER_REQUIRED("is required no longer: readers find nothing where there was always something"),
        NOW_REQUIRED("is required now, and events that are on the topic already may not have it"),
        TYPE_WIDENED("may be of a further type, which readers do not expect"),
        TYPE_NARROWED("may no longer be of a type that events have which are on the topic already");

        private final String why;

        Kind(String why) {
            this.why = why;
        }
    }

    /**
     * One thing that readers lose.
     *
     * @param pointer JSON pointer to it in an event; {@code *} is any element of an array, or any name in a map
     * @param types those that are new, or gone
     */
    record Breach(String pointer, Kind kind, Set<JsonType> types) {
        @Override
        public String toString() {
            String named = types.stream()
                    .sorted()
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", " (", ")"));
            return "%s: '%s' %s%s".formatted(kind, pointer, kind.why, types.isEmpty() ? "" : named);
        }
    }

    /** Returns what readers lose, in the order of the schema; empty where nothing. */
    static Set<Breach> breaches(Schema published, Schema changed) {
        Evolution evolution = new Evolution();
        evolution.compare("", published, changed);
        return evolution.breaches;
    }

    private void compare(String pointer, Schema published, Schema changed) {
        types(pointer, Kind.TYPE_WIDENED, changed, published);
        types(pointer, Kind.TYPE_NARROWED, published, changed);
        properties(pointer, published, changed);
        required(pointer, published, changed);
        if (published.items() != null || changed.items() != null) {
            compare(pointer + "/*", published.ofItems(), changed.ofItems());
        }
        if (published.additionalProperties() != null || changed.additionalProperties() != null) {
            compare(pointer + "/*", published.ofUndeclared(), changed.ofUndeclared());
        }
    }

    private void properties(String pointer, Schema published, Schema changed) {
        published.properties().forEach((name, property) -> {
            Schema now = changed.properties().get(name);
            if (now == null) {
                breach(pointer + Pointers.segment(name), Kind.PROPERTY_GONE);
            } else {
                compare(pointer + Pointers.segment(name), property, now);
            }
        });
        Schema others = published.additionalProperties();
        if (others != null) {
            changed.properties().forEach((name, property) -> {
                if (!published.properties().containsKey(name)) {
                    compare(pointer + Pointers.segment(name), others, property);
                }
            });
        }
    }

    private void required(String pointer, Schema published, Schema changed) {
        for (String name : without(published.required(), changed.required())) {
            if (changed.properties().containsKey(name)
                    || !published.properties().containsKey(name)) {
                breach(pointer + Pointers.segment(name), Kind.NO_LONGER_REQUIRED);
            }
        }
        for (String name : without(changed.required(), published.required())) {
            breach(pointer + Pointers.segment(name), Kind.NOW_REQUIRED);
        }
    }

    /** Those types of the one that the other does not allow, as far as there are any. */
    private void types(String pointer, Kind kind, Schema one, Schema other) {
        Set<JsonType> types =
                one.types().stream().filter(type -> !other.allows(type)).collect(Collectors.toSet());
        if (!types.isEmpty()) {
            breaches.add(new Breach(pointer, kind, types));
        }
    }

    private void breach(String pointer, Kind kind) {
        breaches.add(new Breach(pointer, kind, Set.of()));
    }

    private static Set<String> without(Iterable<String> names, Iterable<String> others) {
        Set<String> left = new LinkedHashSet<>();
        names.forEach(left::add);
        Set<String> gone = new HashSet<>();
        others.forEach(gone::add);
        left.removeAll(gone);
        return left;
    }
}
