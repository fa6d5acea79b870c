package dev.willbridge.ingress.security;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Reads the settings as a start would read them now: configuration files and trees afresh, wherever Spring Boot looks for
 * them, and what was said on the command line or in the environment as it was. May block.
 */
final class ConfigurationFiles {

    private final ConfigurableEnvironment atStart;

    ConfigurationFiles(ConfigurableEnvironment atStart) {
        this.atStart = atStart;
    }

    SecurityProperties read() {
        StandardEnvironment now = new StandardEnvironment();
        MutablePropertySources sources = now.getPropertySources();
        sources.stream().map(PropertySource::getName).toList().forEach(sources::remove);
        atStart.getPropertySources().stream()
                .filter(source -> !isOfFiles(source))
                .forEach(sources::addLast);
        ConfigDataEnvironmentPostProcessor.applyTo(now, new DefaultResourceLoader(), null, atStart.getActiveProfiles());
        ConfigurationPropertySources.attach(now);
        return Binder.get(now).bindOrCreate("willbridge.security", Bindable.of(SecurityProperties.class));
    }

    private static boolean isOfFiles(PropertySource<?> source) {
        return source instanceof OriginTrackedMapPropertySource
                || source instanceof ConfigTreePropertySource
                || ConfigurationPropertySources.isAttachedConfigurationPropertySource(source);
    }
}
