/** Sees to it that the topics exist, and tells operators and load balancers whether Kafka can take events. */
@NullMarked
package dev.willbridge.ingress.topic;

import org.jspecify.annotations.NullMarked;
