package dev.willbridge.ingress.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what is in flight at one time. Beyond either, requests are answered 503.
 *
 * @param maxRequests how many webhooks may be in flight, from their headers to their answer
 * @param maxSize how many bytes of their bodies, as far as they have come. Half of it is shared out evenly among as many requests as
 *     there may be, so that a small body always finds room; larger ones compete for the rest.
 */
@ConfigurationProperties("willbridge.in-flight")
record IngestProperties(
        @DefaultValue("4096") int maxRequests,
        @DefaultValue("32MB") DataSize maxSize) {

    IngestProperties {
        if (maxRequests < 1) {
            throw new IllegalArgumentException("willbridge.in-flight.max-requests must be at least 1");
        }
        if (maxSize.toBytes() < 1 || maxSize.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("willbridge.in-flight.max-size must be between 1 B and 2047 MB");
        }
    }
}
