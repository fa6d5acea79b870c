package dev.willbridge.simulator.prove;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the packaged service is. */
final class ServiceJar {

    private static final Path BUILT = Path.of("ingress-service", "target");

    private ServiceJar() {}

    /**
     * Returns the one that was named, or the one that Maven built here or in the directory above.
     *
     * @throws UserException where there is none
     */
    static Path find(@Nullable Path named) {
        if (named != null) {
            if (!Files.isRegularFile(named)) {
                throw new UserException("There is no " + named);
            }
            return named;
        }
        return Stream.of(Path.of(""), Path.of(".."))
                .flatMap(root -> jars(root.resolve(BUILT)).stream())
                .findFirst()
                .orElseThrow(() -> new UserException("There is no packaged service in " + BUILT
                        + ": build it with './mvnw package -DskipTests', or name one with --service-jar"));
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("ingress-service-[\\d.]+(-SNAPSHOT)?\\.jar"))
                    .toList();
        } catch (IOException e) {
            throw new UserException("Cannot look into " + directory, e);
        }
    }
}
