/** Puts events on their Kafka topics and says when the brokers have them. */
@NullMarked
package dev.willbridge.ingress.publish;

import org.jspecify.annotations.NullMarked;
