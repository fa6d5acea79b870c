/** The contract check: raw bytes in; what the bridge needs of them, or what is wrong with them, out. Needs Jackson 3. */
@NullMarked
package dev.willbridge.contracts.check;

import org.jspecify.annotations.NullMarked;
