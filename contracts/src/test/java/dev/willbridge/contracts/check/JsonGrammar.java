package dev.willbridge.contracts.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of RFC 8259, and what I-JSON adds, a second time: written for the tests without a JSON library, so that a
 * library's leniency shows. Knows no limit but that of a double.
 */
final class JsonGrammar {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern STRING =
            Pattern.compile("\"([^\\x00-\\x1f\"\\\\]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");
    private static final Pattern LITERAL = Pattern.compile("true|false|null");

    private final String text;
    private int at;

    private JsonGrammar(String text) {
        this.text = text;
    }

    static boolean allows(byte[] body) {
        try {
            JsonGrammar grammar = new JsonGrammar(StandardCharsets.UTF_8
                    .newDecoder() // reports what is malformed
                    .decode(ByteBuffer.wrap(body))
                    .toString());
            return grammar.value() && grammar.at == grammar.text.length();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private boolean value() {
        space();
        boolean value;
        if (takes('{')) {
            value = members();
        } else if (takes('[')) {
            value = elements();
        } else if (text.startsWith("\"", at)) {
            value = string() != null;
        } else {
            value = number() || take(LITERAL) != null;
        }
        space();
        return value;
    }

    private boolean members() {
        Set<String> names = new HashSet<>();
        space();
        if (takes('}')) {
            return true;
        }
        do {
            space();
            String name = string();
            space();
            if (name == null || !names.add(name) || !takes(':') || !value()) {
                return false;
            }
        } while (takes(','));
        return takes('}');
    }

    private boolean elements() {
        space();
        if (takes(']')) {
            return true;
        }
        do {
            if (!value()) {
                return false;
            }
        } while (takes(','));
        return takes(']');
    }

    /** The string's value; null where there is none, or one with half a surrogate pair. */
    private String string() {
        String raw = take(STRING);
        if (raw == null) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < raw.length() - 1; i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                char escape = raw.charAt(++i);
                if (escape == 'u') {
                    c = (char) Integer.parseInt(raw.substring(i + 1, i + 5), 16);
                    i += 4;
                } else {
                    int known = "bfnrt".indexOf(escape);
                    c = known < 0 ? escape : "\b\f\n\r\t".charAt(known);
                }
            }
            value.append(c);
        }
        boolean paired =
                value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return paired ? value.toString() : null;
    }

    private boolean number() {
        String number = take(NUMBER);
        return number != null && Double.isFinite(Double.parseDouble(number));
    }

    private void space() {
        while (takes(' ') || takes('\t') || takes('\n') || takes('\r')) {
            // next
        }
    }

    private boolean takes(char c) {
        boolean takes = at < text.length() && text.charAt(at) == c;
        at += takes ? 1 : 0;
        return takes;
    }

    private String take(Pattern token) {
        Matcher matcher = token.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }
}
