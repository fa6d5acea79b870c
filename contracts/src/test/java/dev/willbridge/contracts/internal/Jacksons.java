package dev.willbridge.contracts.internal;

import java.util.stream.Stream;

/** Both Jacksons, whichever a consumer would get. */
public final class Jacksons {

    private Jacksons() {}

    public static Stream<Json> both() {
        return Stream.of(new Jackson2(), new Jackson3());
    }
}
