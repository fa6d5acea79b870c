/**
 * What a consumer of WillSuite's webhooks needs: the payloads as records, the names of topics and headers, the JSON
 * Schemas. Depends on Jackson's annotations only, which Jackson 2 and Jackson 3 share.
 */
@NullMarked
package dev.willbridge.contracts;

import org.jspecify.annotations.NullMarked;
