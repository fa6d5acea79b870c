package dev.willbridge.ingress.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Comes before Spring Boot's own, which prints the value that it cannot use: it may be a secret without a name. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MisplacedSecretFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("willbridge.security");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        if (property == null
                || !PREFIX.isAncestorOf(property.getName())
                || !property.getName().equals(cause.getName())) {
            return null;
        }
        return new FailureAnalysis(
                property.getName() + " has a value that cannot be used there.",
                "Correct it. Secrets have names, such as willbridge.security.hmac.secrets.first.",
                cause);
    }
}
