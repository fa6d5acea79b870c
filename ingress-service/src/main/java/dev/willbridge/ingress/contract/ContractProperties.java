package dev.willbridge.ingress.contract;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The contracts.
 *
 * @param overrides by webhook type, such as {@code [customer.created]}, the file of an amended JSON Schema that takes the
 *     place of the published one; read at the start. It must have an {@code $id} of its own.
 */
@ConfigurationProperties("willbridge.contracts")
record ContractProperties(@DefaultValue Map<String, Path> overrides) {}
