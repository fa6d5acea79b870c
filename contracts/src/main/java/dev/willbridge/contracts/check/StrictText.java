package dev.willbridge.contracts.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** What a JSON parser leaves unchecked of the text itself. */
final class StrictText {

    private static final int HEX_DIGITS = 4;

    private StrictText() {}

    /**
     * Returns the bytes as text. Throws unless they are UTF-8: no overlong form, no surrogate, nothing cut off. A BOM is
     * left to the parser.
     */
    static String requireUtf8(byte[] body) throws MalformedJsonException {
        String text = new String(body, UTF_8);
        byte[] again = text.getBytes(UTF_8); // what cannot be decoded comes back as U+FFFD
        int offset = Arrays.mismatch(body, again);
        if (offset >= 0) {
            throw new MalformedJsonException(Malformation.NOT_UTF_8, offset);
        }
        return text;
    }

    /**
     * Throws where an escaped surrogate is not half of a pair: what each consumer makes of it differs, and none can write
     * it as UTF-8.
     *
     * @param json well-formed, so that every backslash begins an escape
     * @param text the same, in which the JDK finds out much faster that there is none
     */
    static void requirePairedSurrogates(byte[] json, String text) throws MalformedJsonException {
        if (text.indexOf('\\') < 0) {
            return;
        }
        for (int i = 0; i < json.length; i++) {
            if (json[i] != '\\') {
                continue;
            }
            if (json[i + 1] != 'u') {
                i++;
                continue;
            }
            char unit = escapedAt(json, i);
            if (Character.isSurrogate(unit)) {
                if (!Character.isSurrogatePair(unit, escapedAt(json, i + 2 + HEX_DIGITS))) {
                    throw new MalformedJsonException(Malformation.LONE_SURROGATE, i);
                }
                i += 2 + HEX_DIGITS;
            }
            i += 1 + HEX_DIGITS;
        }
    }

    /** The code unit of the escape at {@code i}, or U+0000 where there is none. */
    private static char escapedAt(byte[] json, int i) {
        if (json[i] != '\\' || json[i + 1] != 'u') {
            return 0;
        }
        int unit = 0;
        for (int digit = i + 2; digit < i + 2 + HEX_DIGITS; digit++) {
            unit = unit << 4 | Character.digit(json[digit], 16);
        }
        return (char) unit;
    }
}
