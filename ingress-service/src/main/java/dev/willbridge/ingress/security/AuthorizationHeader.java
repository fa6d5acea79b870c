package dev.willbridge.ingress.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header with which HTTP's own schemes prove who sends (RFC 9110, section 11.6.2). */
final class AuthorizationHeader {

    private AuthorizationHeader() {}

    /** Returns the credentials of that scheme, whose name is in any case; null where there are none, or two headers. */
    static @Nullable String credentials(Presented presented, String scheme) {
        List<String> headers = presented.header("Authorization");
        if (headers.size() != 1) {
            return null;
        }
        String header = headers.get(0);
        int space = header.indexOf(' ');
        return space == scheme.length() && header.regionMatches(true, 0, scheme, 0, space)
                ? header.substring(space).strip()
                : null;
    }
}
