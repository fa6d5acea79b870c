package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.ingest.Outcome;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Judges a request by its head alone. */
final class Refusal {

    private final long maxBodySize;

    Refusal(long maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /** Returns the outcome of a request that is not for the endpoint, else null. */
    @Nullable
    Outcome ofTarget(ServerHttpRequest request) {
        if (!WebhookHandler.PATH.equals(request.getURI().getRawPath())) {
            return Outcome.NOT_FOUND;
        }
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return Outcome.METHOD_NOT_ALLOWED;
        }
        return null;
    }

    /** Returns the outcome of a request whose body is not what the endpoint takes, else null. */
    @Nullable
    Outcome ofContent(ServerHttpRequest request) {
        if (!isPlainJson(request.getHeaders())) {
            return Outcome.UNSUPPORTED_MEDIA_TYPE;
        }
        return request.getHeaders().getContentLength() > maxBodySize ? Outcome.TOO_LARGE : null;
    }

    /** Only UTF-8 is JSON between systems (RFC 8259, section 8.1), and nothing is unpacked here. */
    private static boolean isPlainJson(HttpHeaders headers) {
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return false;
        }
        if (MediaType.APPLICATION_JSON_VALUE.equals(headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
            return true; // as nearly every time: nothing to parse
        }
        try {
            MediaType type = headers.getContentType();
            return type != null
                    && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
