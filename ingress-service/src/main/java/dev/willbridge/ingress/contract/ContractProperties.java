package dev.willbridge.ingress.contract;

import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The contracts.
 *
 * @param overrides a directory with amended JSON Schemas that take the place of the published ones, each in a file named
 *     after its webhook type, such as {@code customer.created.schema.json}, and with an {@code $id} of its own. Read at the
 *     start.
 * @param disabledTypes names of webhook types, such as {@code customer_case.updated}, that are not carried: a webhook of
 *     theirs is rejected as of an unknown type, and kept in quarantine; their topics are not made. Read at the start.
 */
@ConfigurationProperties("willbridge.contracts")
record ContractProperties(
        @Nullable Path overrides, @DefaultValue Set<String> disabledTypes) {

    ContractProperties {
        List<String> known = WebhookTypes.ALL.stream().map(WebhookType::name).toList();
        for (String name : disabledTypes) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "willbridge.contracts.disabled-types has '%s', which is none of %s".formatted(name, known));
            }
        }
        if (disabledTypes.containsAll(known)) {
            throw new IllegalArgumentException("willbridge.contracts.disabled-types leaves no webhook type to carry");
        }
    }

    boolean enables(String type) {
        return !disabledTypes.contains(type);
    }
}
