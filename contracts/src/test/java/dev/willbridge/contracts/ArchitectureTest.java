package dev.willbridge.contracts;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.contracts.check.Malformation;
import dev.willbridge.contracts.check.Rule;
import dev.willbridge.contracts.check.Violation;
import dev.willbridge.contracts.kafka.HandledEvents;
import dev.willbridge.contracts.kafka.WebhookEvent;
import dev.willbridge.contracts.kafka.WebhookEventDeserializer;
import dev.willbridge.contracts.kafka.WebhookEventSerde;
import dev.willbridge.contracts.kafka.WebhookEventSerializer;
import dev.willbridge.contracts.testkit.FakeBridge;
import dev.willbridge.contracts.testkit.TestEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a consumer team takes on with this library is next to nothing, and what it sees of it is little. */
class ArchitectureTest {

    private static final String ROOT = "dev.willbridge.contracts";
    private static final String CHECK = "dev.willbridge.contracts.check";
    private static final String INTERNAL = "dev.willbridge.contracts.internal";
    private static final String KAFKA = "dev.willbridge.contracts.kafka";
    private static final String TESTKIT = "dev.willbridge.contracts.testkit";

    private final JavaClasses contracts = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theRecordsAndNamesNeedJacksonsAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation", "org.jspecify.annotations", ROOT)
                .check(contracts);
    }

    @Test
    void theCheckNeedsJackson3AndNothingElse() {
        classes()
                .that()
                .resideInAPackage(CHECK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "tools.jackson..", "org.jspecify.annotations", ROOT, CHECK)
                .check(contracts);
    }

    @Test
    void readingTheTopicsNeedsKafkasClientAndNoCertainJackson() {
        classes()
                .that()
                .resideInAnyPackage(KAFKA, TESTKIT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.apache.kafka..", "org.jspecify.annotations", ROOT, INTERNAL, KAFKA, TESTKIT)
                .check(contracts);
        noClasses()
                .that()
                .resideInAPackage(KAFKA)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TESTKIT)
                .check(contracts);
    }

    @Test
    void eachJacksonIsNeededByOneClassSoThatTheOtherMayBeMissing() {
        classes()
                .that()
                .resideInAPackage(INTERNAL)
                .and()
                .haveNameNotMatching(".*\\.Jackson3.*")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("tools.jackson..")
                .check(contracts);
        classes()
                .that()
                .resideInAPackage(INTERNAL)
                .and()
                .haveNameNotMatching(".*\\.Jackson2.*")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(contracts);
    }

    @Test
    void thereIsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "io.micrometer..")
                .check(contracts);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.willbridge.(**)").should().beFreeOfCycles().check(contracts);
    }

    @Test
    void whatIsPublicIsMeantToBe() {
        Stream<String> publicClasses = contracts.stream()
                .filter(type -> type.getModifiers().contains(PUBLIC))
                .filter(type -> !type.getPackageName().equals(INTERNAL))
                .map(JavaClass::getName);

        assertThat(publicClasses)
                .containsExactlyInAnyOrder(Stream.of(
                                CaseData.class,
                                CaseInteractionUpdated.class,
                                CloudEventHeaders.class,
                                CustomerCaseCreated.class,
                                CustomerCaseUpdated.class,
                                CustomerCreated.class,
                                CustomerData.class,
                                EventId.class,
                                InteractionData.class,
                                QuarantineHeaders.class,
                                WebhookType.class,
                                WebhookTypes.class,
                                CheckResult.class,
                                CheckResult.Conforming.class,
                                CheckResult.NotJson.class,
                                CheckResult.Violating.class,
                                ContractCheck.class,
                                Malformation.class,
                                Rule.class,
                                Violation.class,
                                HandledEvents.class,
                                HandledEvents.Handler.class,
                                WebhookEvent.class,
                                WebhookEventDeserializer.class,
                                WebhookEventSerde.class,
                                WebhookEventSerializer.class,
                                FakeBridge.class,
                                TestEvent.class)
                        .map(Class::getName)
                        .toArray(String[]::new));
    }
}
