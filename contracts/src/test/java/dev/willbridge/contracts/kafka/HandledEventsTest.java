package dev.willbridge.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that comes again is handled once, and one that could not be handled is tried again. */
class HandledEventsTest {

    private final HandledEvents handled = HandledEvents.inMemory(3);
    private final List<String> effects = new ArrayList<>();

    @Test
    void anEventThatComesAgainIsNotHandledAgain() {
        assertThat(once("a")).isTrue();
        assertThat(once("a")).isFalse();
        assertThat(once("b")).isTrue();

        assertThat(effects).containsExactly("a", "b");
    }

    @Test
    void anEventThatCouldNotBeHandledIsTriedAgain() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> handled.once("a", () -> {
                    throw new IOException();
                }));

        assertThat(once("a")).isTrue();
    }

    @Test
    void theOldestIsForgottenWhereThereIsNoRoom() {
        List.of("a", "b", "c", "b", "d").forEach(this::once);

        assertThat(handled.contains("a")).isFalse();
        assertThat(List.of("b", "c", "d")).allMatch(handled::contains);
    }

    @Test
    void aMemoryWithoutRoomIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HandledEvents.inMemory(0));
    }

    private boolean once(String id) {
        return handled.once(id, () -> effects.add(id));
    }
}
