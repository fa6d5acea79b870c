package dev.willbridge.contracts.check;

import dev.willbridge.contracts.WebhookType;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Brings webhook types and their schemas together, by the types' names. Refuses what would not tell one from another. */
final class Contracts {

    private Contracts() {}

    /** Returns the contracts in the order of their types. */
    static Map<String, Contract> of(Collection<WebhookType> types, Map<String, byte[]> amendedSchemas) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("There is no webhook type to check for");
        }
        Map<String, Contract> contracts = new LinkedHashMap<>();
        for (WebhookType type : types) {
            if (contracts.put(type.name(), Contract.builtIn(type)) != null) {
                throw new IllegalArgumentException("There are two webhook types of the name " + type.name());
            }
        }
        amend(contracts, amendedSchemas);
        return contracts;
    }

    private static void amend(Map<String, Contract> contracts, Map<String, byte[]> amendedSchemas) {
        Set<String> ids = new HashSet<>();
        contracts.values().forEach(builtIn -> ids.add(builtIn.id()));
        amendedSchemas.forEach((name, schema) -> {
            Contract builtIn = contracts.get(name);
            if (builtIn == null) {
                throw new IllegalArgumentException("There is an amended schema of %s, but no such webhook type in %s"
                        .formatted(name, contracts.keySet()));
            }
            Contract amended = Contract.amended(builtIn.type(), schema);
            if (!ids.add(amended.id())) {
                throw new IllegalArgumentException(
                        "The amended schema of %s needs an $id of its own, so that events tell which one they met: %s is another schema's"
                                .formatted(name, amended.id()));
            }
            contracts.put(name, amended);
        });
    }
}
