package dev.willbridge.ingress.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas that an operator put into a directory, by webhook type. */
final class AmendedSchemas {

    private static final String SUFFIX = ".schema.json";

    private AmendedSchemas() {}

    /**
     * Reads them all. Hidden files, as Kubernetes has beside those that it mounts, are no schemas.
     *
     * @param directory null where nothing is amended
     * @throws UnusableContractException where one cannot be read, or a file is there that is none
     */
    static Map<String, byte[]> in(@Nullable Path directory) {
        if (directory == null) {
            return Map.of();
        }
        Map<String, byte[]> schemas = new TreeMap<>();
        try (Stream<Path> listed = Files.list(directory)) {
            List<Path> files = listed.filter(
                            file -> !file.getFileName().toString().startsWith("."))
                    .toList();
            for (Path file : files) {
                schemas.put(typeOf(file), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UnusableContractException("willbridge.contracts.overrides cannot be read: " + e, e);
        }
        return schemas;
    }

    private static String typeOf(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            throw new UnusableContractException(
                    "%s is no schema: its name is not that of a webhook type with %s after it".formatted(file, SUFFIX),
                    null);
        }
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
