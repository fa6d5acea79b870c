package dev.willbridge.ingress.document;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts text into a page such that it stays text. */
final class Html {

    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The same, with what stands between backticks as code. */
    static String prose(String markdown) {
        return text(markdown).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    static <T> String each(Collection<T> items, Function<T, String> html) {
        return items.stream().map(html).collect(Collectors.joining());
    }
}
