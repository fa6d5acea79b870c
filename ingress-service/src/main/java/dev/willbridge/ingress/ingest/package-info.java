/** The whole story of a webhook, from its bytes to its outcome, without HTTP. */
@NullMarked
package dev.willbridge.ingress.ingest;

import org.jspecify.annotations.NullMarked;
