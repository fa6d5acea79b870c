package dev.willbridge.ingress.webhook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The W3C Trace Context that a proxy in front of the service, or its sender, put on a request. */
final class TraceParent {

    private static final String HEADER = "traceparent";

    /** Version 00, with a trace id and a parent id that are not all zeros. */
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** Returns the header's value where it is a valid one, else null. */
    static @Nullable String of(HttpHeaders headers) {
        String value = headers.getFirst(HEADER);
        return value != null && VALID.matcher(value).matches() ? value : null;
    }
}
