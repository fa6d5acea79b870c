/** Who may send: the secrets that are live, and the ways to prove that one knows one of them. Knows bytes, not HTTP. */
@NullMarked
package dev.willbridge.ingress.security;

import org.jspecify.annotations.NullMarked;
