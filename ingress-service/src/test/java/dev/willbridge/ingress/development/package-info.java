/** Runs the service with nothing but a JDK, for whoever wants to see it work. */
package dev.willbridge.ingress.development;
