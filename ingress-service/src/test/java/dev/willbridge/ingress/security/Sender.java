package dev.willbridge.ingress.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sender that shows what a test lets it show. */
record Sender(List<Map.Entry<String, String>> headers, List<Map.Entry<String, String>> query, byte[] body)
        implements Presented {

    static Sender of(byte[] body) {
        return new Sender(List.of(), List.of(), body);
    }

    static Sender showing(String header, String value) {
        return of(new byte[0]).and(header, value);
    }

    /** One header more. It arrives as Netty hands it on: each byte a character. */
    Sender and(String header, String value) {
        String arrived = new String(value.getBytes(UTF_8), ISO_8859_1);
        return new Sender(with(headers, header.toLowerCase(Locale.ROOT), arrived), query, body);
    }

    /** One parameter more, given decoded. */
    Sender asking(String parameter, String value) {
        return new Sender(headers, with(query, parameter, value), body);
    }

    /** The same proof beside another body. */
    Sender sending(byte[] other) {
        return new Sender(headers, query, other);
    }

    @Override
    public List<String> header(String name) {
        return values(headers, name.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> queryParameter(String name) {
        return values(query, name);
    }

    @Override
    public String source() {
        return "a test";
    }

    private static List<Map.Entry<String, String>> with(
            List<Map.Entry<String, String>> entries, String name, String value) {
        return Stream.concat(entries.stream(), Stream.of(Map.entry(name, value)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static List<String> values(List<Map.Entry<String, String>> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }
}
