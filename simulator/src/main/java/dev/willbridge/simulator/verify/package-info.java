/** Proves from a journal and Kafka's topics that nothing was lost, changed, swapped or made up. */
@NullMarked
package dev.willbridge.simulator.verify;

import org.jspecify.annotations.NullMarked;
