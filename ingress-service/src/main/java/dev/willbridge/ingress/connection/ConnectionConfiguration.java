package dev.willbridge.ingress.connection;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.ReactorNetty;
import reactor.netty.resources.LoopResources;

/** Makes the limits of the webhooks' server, its event loops, and what it logs of a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
public class ConnectionConfiguration {

    /** So that the management port answers whatever one of them is at. */
    private static final int FEWEST_LOOPS = 2;

    @Bean
    ConnectionLimits connectionLimits(ConnectionProperties properties, MeterRegistry registry) {
        return new ConnectionLimits(properties, new ConnectionMetrics(registry));
    }

    /** Event loops of this application alone, as many as there are processors: none of them ever waits for anything. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        int loops = Math.max(FEWEST_LOOPS, Runtime.getRuntime().availableProcessors());
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(() -> LoopResources.create("reactor-http", loops, true));
        return resources;
    }

    @Bean
    NettyServerCustomizer nothingOfTheSendersInTheLog() {
        boolean accessLog = Boolean.getBoolean(ReactorNetty.ACCESS_LOG_ENABLED);
        return server -> server.httpMessageLogFactory(new MessageLog()).accessLog(accessLog, new AccessLine());
    }
}
