package dev.willbridge.ingress.contract;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The contracts.
 *
 * @param overrides a directory with amended JSON Schemas that take the place of the published ones, each in a file named
 *     after its webhook type, such as {@code customer.created.schema.json}, and with an {@code $id} of its own. Read at the
 *     start.
 */
@ConfigurationProperties("willbridge.contracts")
record ContractProperties(@Nullable Path overrides) {}
