package dev.willbridge.ingress.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import java.util.LinkedHashMap;
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
        Map<String, Map<String, String>> topics = new LinkedHashMap<>();
        webhookTypes.forEach(type -> topics.put(type.topic(), Map.of()));
        Joinable joinable = new Joinable(topics.keySet(), properties.partitions());
        topics.put(QuarantineHeaders.TOPIC, Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
        return new TopicKeeper(servers, topics, joinable, properties, () -> new TopicAdmin(Admin.create(settings)));
    }
}
