package dev.willbridge.ingress.topic;

import java.time.Instant;

/**
 * What the last look at Kafka showed.
 *
 * @param ready whether every topic exists
 * @param description for an operator at night: what is wrong, or that nothing is
 */
public record TopicState(boolean ready, String description, Instant since) {}
