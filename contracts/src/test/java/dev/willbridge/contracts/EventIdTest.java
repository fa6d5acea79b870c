package dev.willbridge.contracts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same bytes have the same id wherever they turn up, in whatever program computes it. */
class EventIdTest {

    @Test
    void isTheFirstHalfOfThePublishedSha256OfKnownBytes() {
        assertThat(EventId.of(new byte[0])).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(EventId.of("abc".getBytes(US_ASCII))).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @Test
    void isOfTheBytesAndNotOfAnyText() {
        byte[] notUtf8 = {(byte) 0xff, 0x00, (byte) 0xc3, (byte) 0xa9};

        assertThat(EventId.of(notUtf8)).isEqualTo("594b8be42a3a370482c066ac422044c2");
    }

    @Test
    void isTheSameForTheSameBytesAndOnlyForThem() {
        byte[] body = Examples.body();
        byte[] spaced = Examples.join(Examples.body(), new byte[] {' '});

        assertThat(EventId.of(body)).isEqualTo(EventId.of(body.clone())).isNotEqualTo(EventId.of(spaced));
    }
}
