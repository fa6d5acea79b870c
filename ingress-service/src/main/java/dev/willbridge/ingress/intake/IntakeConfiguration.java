package dev.willbridge.ingress.intake;

import dev.willbridge.ingress.publish.KafkaPublisher;
import dev.willbridge.ingress.spool.Spool;
import dev.willbridge.ingress.topic.TopicKeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the health indicator {@code intake}. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    IntakeHealthIndicator intakeHealthIndicator(
            TopicKeeper topicKeeper, KafkaPublisher publisher, ObjectProvider<Spool> spool) {
        return new IntakeHealthIndicator(topicKeeper, publisher, spool.getIfAvailable());
    }
}
