/** What was sent and rejected, or refused by Kafka: kept whole on a topic of its own, until somebody replays or discards it. */
@NullMarked
package dev.willbridge.ingress.quarantine;

import org.jspecify.annotations.NullMarked;
