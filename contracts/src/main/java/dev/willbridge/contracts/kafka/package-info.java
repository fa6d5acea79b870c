/**
 * The topics read with Kafka's Java clients: plain, Spring Kafka, Kafka Streams. Needs {@code kafka-clients}, 3.0 or newer, and
 * the databind of Jackson 2 (2.12 or newer) or Jackson 3, which the consumer has.
 */
@NullMarked
package dev.willbridge.contracts.kafka;

import org.jspecify.annotations.NullMarked;
