/** What was sent and rejected: kept whole on a topic of its own, until somebody replays or discards it. */
@NullMarked
package dev.willbridge.ingress.quarantine;

import org.jspecify.annotations.NullMarked;
