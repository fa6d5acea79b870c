/** Bounds of what waits, which is everywhere bounded in count and in bytes. */
@NullMarked
package dev.willbridge.ingress.capacity;

import org.jspecify.annotations.NullMarked;
