package dev.willbridge.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where things belong. */
class ArchitectureTest {

    private static final String ROOT = "dev.willbridge.simulator";
    private static final int LONGEST_CLASS = 220;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    /** A proof by what it proves would prove nothing; and there is nothing of Spring on the class path to be had. */
    @Test
    void nothingOfTheServiceNorOfSpringIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.willbridge.ingress..", "org.springframework..")
                .check(MAIN);
    }

    @Test
    void theJournalAndWebhooksKnowNeitherHttpNorKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".journal", ROOT + ".webhook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "io.netty..", "org.apache.kafka..", "picocli..")
                .check(MAIN);
    }

    @Test
    void aProofRestsOnTheJournalAndKafkaAndNotOnWhoSent() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".verify")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".send", ROOT + ".http", ROOT + ".prove", ROOT + ".process")
                .check(MAIN);
    }

    @Test
    void noClassIsLong() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> files = sources.filter(Files::isRegularFile).toList();

            assertThat(files)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThan(LONGEST_CLASS));
        }
    }
}
