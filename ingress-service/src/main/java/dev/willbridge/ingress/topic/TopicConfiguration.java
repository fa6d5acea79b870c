package dev.willbridge.ingress.topic;

import dev.willbridge.contracts.WebhookType;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the keeper of the topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicConfiguration {

    @Bean
    TopicKeeper topicKeeper(List<WebhookType> webhookTypes, TopicProperties properties, KafkaAdmin kafka) {
        Map<String, Object> settings = kafka.getConfigurationProperties();
        String servers = String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        List<String> topics = webhookTypes.stream().map(WebhookType::topic).toList();
        return new TopicKeeper(servers, topics, properties, () -> new TopicAdmin(Admin.create(settings)));
    }
}
