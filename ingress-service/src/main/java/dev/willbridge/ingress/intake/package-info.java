/** Says whether webhooks can be accepted, and into what: the readiness of the service, and what an operator reads at night. */
@NullMarked
package dev.willbridge.ingress.intake;

import org.jspecify.annotations.NullMarked;
