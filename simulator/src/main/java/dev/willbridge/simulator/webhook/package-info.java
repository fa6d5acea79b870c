/** Webhooks such as WillSuite sends, of invented people; and such as it should not send. */
@NullMarked
package dev.willbridge.simulator.webhook;

import org.jspecify.annotations.NullMarked;
