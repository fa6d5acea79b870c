/** Sees to it that the topics exist, and knows whether Kafka can take events. */
@NullMarked
package dev.willbridge.ingress.topic;

import org.jspecify.annotations.NullMarked;
