/** The ingress service: one WebFlux endpoint in front of Kafka. */
@NullMarked
package dev.willbridge.ingress;

import org.jspecify.annotations.NullMarked;
