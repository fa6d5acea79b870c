/** Measures a running bridge: how much it takes, how long it takes, and what that costs. */
@NullMarked
package dev.willbridge.simulator.bench;

import org.jspecify.annotations.NullMarked;
