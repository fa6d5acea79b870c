/** Brokers and the service in processes of their own on this machine, and what can be done to them. Needs Linux for some of it. */
@NullMarked
package dev.willbridge.simulator.process;

import org.jspecify.annotations.NullMarked;
