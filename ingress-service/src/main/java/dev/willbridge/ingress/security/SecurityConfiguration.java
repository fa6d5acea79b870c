package dev.willbridge.ingress.security;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Makes what decides who may send, and hides its secrets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {

    @Bean
    SecurityKeeper securityKeeper(SecurityProperties settings, MeterRegistry registry) {
        return new SecurityKeeper(settings, new PolicyReader(new SecurityMetrics(registry), Clock.systemUTC()));
    }

    @Bean
    SettingsReload settingsReload(
            SecurityKeeper keeper, ConfigurableEnvironment environment, SecurityProperties settings) {
        return new SettingsReload(keeper, new ConfigurationFiles(environment), settings);
    }

    @Bean
    FailedAttempts failedAttempts(SecurityProperties settings) {
        return new FailedAttempts(settings.failedAttempts(), System::nanoTime);
    }

    /**
     * For the {@code env} and {@code configprops} endpoints, should an operator expose them, and even with their values: what
     * Spring Boot takes for a secret, and what the service and Kafka's clients have besides.
     */
    @Bean
    SanitizingFunction secretSanitizer() {
        return SanitizingFunction.sanitizeValue()
                .ifLikelySensitive()
                .ifKeyMatches("willbridge[._]security[._].*secrets.*")
                .ifKeyContains("jaas")
                .ifValueStringMatches(".*willbridge[._]security[._].*secrets.*"); // such as JAVA_TOOL_OPTIONS
    }

    @Bean
    static MatchingKeys matchingKeys() {
        return new MatchingKeys();
    }
}
