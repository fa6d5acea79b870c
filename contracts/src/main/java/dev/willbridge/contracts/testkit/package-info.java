/**
 * What a consumer team tests its consumer with, without the bridge: events, and a bridge that sends them. In a jar of its own,
 * with the classifier {@code testkit}. Needs what {@link dev.willbridge.contracts.kafka} needs.
 */
@NullMarked
package dev.willbridge.contracts.testkit;

import org.jspecify.annotations.NullMarked;
