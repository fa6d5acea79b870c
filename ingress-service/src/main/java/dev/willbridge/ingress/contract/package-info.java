/** What webhooks must look like, as this instance was told, and what is met that is otherwise. */
@NullMarked
package dev.willbridge.ingress.contract;

import org.jspecify.annotations.NullMarked;
