/** Breaks a bridge of its own in all the ways that it must survive, under load, and proves that nothing was lost. */
@NullMarked
package dev.willbridge.simulator.prove;

import org.jspecify.annotations.NullMarked;
