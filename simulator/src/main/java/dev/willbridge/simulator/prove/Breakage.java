package dev.willbridge.simulator.prove;

/** What can be broken; each is mended after a while. */
enum Breakage {
    SERVICE_KILLED("kill -9 of the service", 300, 3_000),
    SERVICE_RESTARTED("an orderly restart of the service", 100, 1_000),
    SERVICE_FROZEN("SIGSTOP of the service", 500, 4_000),
    BROKER_KILLED("kill -9 of a broker", 500, 8_000),
    BROKER_FROZEN("SIGSTOP of a broker", 500, 6_000),
    KAFKA_AWAY("kill -9 of all brokers", 3_000, 12_000),
    SERVICE_KILLED_WHILE_KAFKA_IS_AWAY("kill -9 of all brokers, and then of the service", 5_000, 12_000),
    DISK_FULL_WHILE_KAFKA_IS_AWAY("kill -9 of all brokers, and a full disk under the spool", 4_000, 8_000);

    private final String description;
    private final int shortestMillis;
    private final int longestMillis;

    Breakage(String description, int shortestMillis, int longestMillis) {
        this.description = description;
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
    }

    String description() {
        return description;
    }

    /** Returns how long it may last. */
    int shortestMillis() {
        return shortestMillis;
    }

    int longestMillis() {
        return longestMillis;
    }

    /** Whether it is done to one broker among others. */
    boolean isOfOneBroker() {
        return this == BROKER_KILLED || this == BROKER_FROZEN;
    }
}
