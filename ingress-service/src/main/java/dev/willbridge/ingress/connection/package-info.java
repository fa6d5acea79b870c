/** What a stranger's connection may take: how many there are, how long a request may take to come, how much one may hold. Knows Netty, nothing of webhooks. */
@NullMarked
package dev.willbridge.ingress.connection;

import org.jspecify.annotations.NullMarked;
