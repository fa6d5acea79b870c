/** The management port: who may do more there than read. */
@NullMarked
package dev.willbridge.ingress.management;

import org.jspecify.annotations.NullMarked;
