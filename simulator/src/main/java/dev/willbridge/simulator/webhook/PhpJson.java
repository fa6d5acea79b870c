package dev.willbridge.simulator.webhook;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes JSON as PHP's {@code json_encode} does by default: a backslash before each slash, and ASCII only. */
final class PhpJson {

    private final StringBuilder text = new StringBuilder(1024);
    private boolean needsComma;

    PhpJson beginObject() {
        comma();
        text.append('{');
        needsComma = false;
        return this;
    }

    PhpJson beginObject(String name) {
        name(name);
        needsComma = false;
        return beginObject();
    }

    PhpJson endObject() {
        text.append('}');
        needsComma = true;
        return this;
    }

    PhpJson field(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        needsComma = true;
        return this;
    }

    private void name(String name) {
        comma();
        string(name);
        text.append(':');
    }

    private void comma() {
        if (needsComma) {
            text.append(',');
        }
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        if (c == '"' || c == '\\' || c == '/') {
            text.append('\\').append(c);
        } else if (c == '\n') {
            text.append("\\n");
        } else if (c < ' ' || c > '~') {
            text.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            text.append(c);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
