/** The endpoint: the only place that knows HTTP. */
@NullMarked
package dev.willbridge.ingress.webhook;

import org.jspecify.annotations.NullMarked;
