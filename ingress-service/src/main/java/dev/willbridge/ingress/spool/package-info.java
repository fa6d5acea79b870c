/** Keeps bytes on disk, in order, until they are removed: a bounded, crash-safe store of queues that knows nothing of events. */
@NullMarked
package dev.willbridge.ingress.spool;

import org.jspecify.annotations.NullMarked;
