/**
 * JSON by whichever Jackson the consumer has. Public to the packages beside it only: not part of the API, and may change with
 * any release.
 */
@NullMarked
package dev.willbridge.contracts.internal;

import org.jspecify.annotations.NullMarked;
