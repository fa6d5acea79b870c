package dev.willbridge.simulator.webhook;

import org.jspecify.annotations.Nullable;

/** A place that does not exist. */
record Address(String line1, @Nullable String line2, String town, String postcode) {}
