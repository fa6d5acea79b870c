/** What consumers and senders may rely on, told in AsyncAPI, in OpenAPI and on a page, of the contracts in force. */
@NullMarked
package dev.willbridge.ingress.document;

import org.jspecify.annotations.NullMarked;
