/** The command line: what it offers, and how it fails. */
@NullMarked
package dev.willbridge.simulator;

import org.jspecify.annotations.NullMarked;
