package dev.willbridge.ingress.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The endpoint.
 *
 * @param maxBodySize how large a body may be. A larger one is answered 413.
 */
@ConfigurationProperties("willbridge.webhook")
record WebhookProperties(@DefaultValue("256KB") DataSize maxBodySize) {

    WebhookProperties {
        if (maxBodySize.toBytes() < 1 || maxBodySize.toMegabytes() > 16) {
            throw new IllegalArgumentException("willbridge.webhook.max-body-size must be between 1 B and 16 MB");
        }
    }
}
