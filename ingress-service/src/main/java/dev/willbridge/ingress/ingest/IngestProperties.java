package dev.willbridge.ingress.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what is in flight at one time. Beyond either, requests are answered 503 unread.
 *
 * @param maxRequests how many webhooks may be in flight, from their headers to their answer
 * @param maxSize how many bytes of bodies; a body of unknown length counts as the largest allowed
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
