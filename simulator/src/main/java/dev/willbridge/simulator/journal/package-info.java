/** What was sent and answered, on disk: what a proof starts from. */
@NullMarked
package dev.willbridge.simulator.journal;

import org.jspecify.annotations.NullMarked;
