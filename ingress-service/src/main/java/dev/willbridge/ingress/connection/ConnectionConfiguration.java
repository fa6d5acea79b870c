package dev.willbridge.ingress.connection;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.ReactorNetty;

/** Makes the limits of the webhooks' server, and what it logs of a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
public class ConnectionConfiguration {

    @Bean
    ConnectionLimits connectionLimits(ConnectionProperties properties, MeterRegistry registry) {
        return new ConnectionLimits(properties, new ConnectionMetrics(registry));
    }

    @Bean
    NettyServerCustomizer nothingOfTheSendersInTheLog() {
        boolean accessLog = Boolean.getBoolean(ReactorNetty.ACCESS_LOG_ENABLED);
        return server -> server.httpMessageLogFactory(new MessageLog()).accessLog(accessLog, new AccessLine());
    }
}
