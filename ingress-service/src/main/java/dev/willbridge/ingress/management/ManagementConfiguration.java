package dev.willbridge.ingress.management;

import dev.willbridge.ingress.document.Stylesheet;
import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.SecurityKeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Guards the management port. */
@Configuration(proxyBeanMethods = false)
public class ManagementConfiguration {

    @Bean
    ManagementGuard managementGuard(SecurityKeeper security, FailedAttempts failures) {
        return new ManagementGuard(security, failures);
    }

    @Bean
    BrowserRules browserRules(Stylesheet ofThePage) {
        return new BrowserRules(ofThePage.contentSecurityPolicy());
    }
}
