package dev.willbridge.simulator.journal;

/**
 * An event, once for each time that it is made: a duplicate is a further one with the same id.
 *
 * @param number counts from 0 in the order in which they are made
 * @param id the event id, by which the bytes can be told from any others
 * @param key the case id; empty where it has none to be read
 */
public record SentEvent(long number, String id, String key, Destination destination) {}
