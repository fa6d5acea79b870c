/** Sends webhooks as WillSuite probably does: at its own pace, with three seconds of patience and three tries. */
@NullMarked
package dev.willbridge.simulator.send;

import org.jspecify.annotations.NullMarked;
