/** Webhooks over HTTP, as their sender sends them: connections, timeouts, and how it proves who it is. */
@NullMarked
package dev.willbridge.simulator.http;

import org.jspecify.annotations.NullMarked;
