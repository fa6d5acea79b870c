package dev.willbridge.ingress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where things belong. */
class ArchitectureTest {

    private static final int LONGEST_CLASS = 220;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.willbridge.ingress");

    @Test
    void featuresDependOnOneAnotherInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("application")
                .definedBy("dev.willbridge.ingress")
                .layer("webhook")
                .definedBy("dev.willbridge.ingress.webhook")
                .layer("ingest")
                .definedBy("dev.willbridge.ingress.ingest")
                .layer("security")
                .definedBy("dev.willbridge.ingress.security")
                .layer("contract")
                .definedBy("dev.willbridge.ingress.contract")
                .layer("quarantine")
                .definedBy("dev.willbridge.ingress.quarantine")
                .layer("publish")
                .definedBy("dev.willbridge.ingress.publish")
                .layer("spool")
                .definedBy("dev.willbridge.ingress.spool")
                .layer("topic")
                .definedBy("dev.willbridge.ingress.topic")
                .layer("intake")
                .definedBy("dev.willbridge.ingress.intake")
                .layer("management")
                .definedBy("dev.willbridge.ingress.management")
                .layer("document")
                .definedBy("dev.willbridge.ingress.document")
                .layer("connection")
                .definedBy("dev.willbridge.ingress.connection")
                .whereLayer("application")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("management")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("application", "management")
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("connection")
                .mayNotAccessAnyLayer()
                .whereLayer("webhook")
                .mayOnlyBeAccessedByLayers("application", "management", "document")
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("application", "webhook", "document")
                .whereLayer("security")
                .mayOnlyBeAccessedByLayers("application", "webhook", "management", "document")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("application", "ingest", "document")
                .whereLayer("quarantine")
                .mayOnlyBeAccessedByLayers("application", "ingest")
                .whereLayer("publish")
                .mayOnlyBeAccessedByLayers("application", "ingest", "quarantine", "intake", "document")
                .whereLayer("spool")
                .mayOnlyBeAccessedByLayers("application", "publish", "intake")
                .whereLayer("topic")
                .mayOnlyBeAccessedByLayers("application", "intake")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("application")
                .check(MAIN);
        slices().matching("dev.willbridge.ingress.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void onlyTheTwoPortsKnowHttp() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "dev.willbridge.ingress.webhook",
                        "dev.willbridge.ingress.management",
                        "dev.willbridge.ingress")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.http..", "org.springframework.web..")
                        .and(not(type(ReactorResourceFactory.class)))) // of event loops, whatever they are for
                .check(MAIN);
    }

    @Test
    void theSpoolKnowsBytesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.willbridge.ingress.spool")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.willbridge.contracts..", "org.apache.kafka.."))
                .check(MAIN);
    }

    @Test
    void onlyThreadsOfTheirOwnSend() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ProducerFeed")
                .and()
                .doNotHaveSimpleName("Shipment") // called by the drainer
                .should()
                .callMethodWhere(target(owner(assignableTo(Producer.class))))
                .check(MAIN);
    }

    @Test
    void nothingWaitsForAPublisherOrAFuture() {
        noClasses()
                .that()
                .doNotHaveSimpleName("TopicAdmin") // has a thread of its own
                .and()
                .doNotHaveSimpleName("Drainer") // is a thread of its own
                .should()
                .callMethod(Mono.class, "block")
                .orShould()
                .callMethod(Future.class, "get")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(MAIN);
    }

    @Test
    void textIsNotTurnedToLowerCaseInWhateverLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(MAIN);
    }

    @Test
    void everyBeanIsMadeInAConfiguration() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Configuration.class)
                .and()
                .areNotAnnotatedWith(SpringBootConfiguration.class)
                .should()
                .beMetaAnnotatedWith(Component.class)
                .check(MAIN);
    }

    @Test
    void configurationAndPropertiesAreNamedSo() {
        classes()
                .that()
                .areAnnotatedWith(Configuration.class)
                .should()
                .haveSimpleNameEndingWith("Configuration")
                .check(MAIN);
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .andShould()
                .haveSimpleNameEndingWith("Properties")
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
