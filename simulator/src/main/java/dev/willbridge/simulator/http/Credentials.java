package dev.willbridge.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.EventId;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** How a sender proves who it is, by each of the ways that the bridge knows. Prints no secret. Safe for many threads. */
public interface Credentials {

    /** Proves nothing. */
    Credentials NONE = new Credentials() {};

    /** Returns the URL that the sender was given. */
    default URI applyTo(URI target) {
        return target;
    }

    /** Returns the headers that a request with that body has. */
    default Map<String, String> forBody(byte[] body) {
        return Map.of();
    }

    /** Each of them, as one proof. */
    static Credentials all(List<Credentials> ways) {
        return new Credentials() {
            @Override
            public URI applyTo(URI target) {
                URI url = target;
                for (Credentials way : ways) {
                    url = way.applyTo(url);
                }
                return url;
            }

            @Override
            public Map<String, String> forBody(byte[] body) {
                Map<String, String> headers = new HashMap<>();
                ways.forEach(way -> headers.putAll(way.forBody(body)));
                return headers;
            }
        };
    }

    /** A bearer token (RFC 6750). */
    static Credentials bearer(String secret) {
        return header("Authorization", "Bearer " + secret);
    }

    /** HTTP Basic (RFC 7617), as what calls a URL makes of {@code https://user:password@host/}. */
    static Credentials basic(String userAndPassword) {
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8)));
    }

    private static Credentials header(String name, String value) {
        Map<String, String> header = Map.of(name, value);
        return new Credentials() {
            @Override
            public Map<String, String> forBody(byte[] body) {
                return header;
            }
        };
    }

    /** A secret in the query of the URL. */
    static Credentials token(String parameter, String secret) {
        return new Credentials() {
            @Override
            public URI applyTo(URI target) {
                String separator = target.getRawQuery() == null ? "?" : "&";
                return URI.create(target + separator + URLEncoder.encode(parameter, UTF_8) + "="
                        + URLEncoder.encode(secret, UTF_8));
            }
        };
    }

    /** A secret in a header of its own. */
    static Credentials tokenInHeader(String header, String secret) {
        return header(header, secret);
    }

    /** The lower-case hex HMAC-SHA256 of the body in a header, as Laravel's webhooks have it. */
    static Credentials hmac(String header, String secret) {
        HmacSha256 hmac = new HmacSha256(secret.getBytes(UTF_8));
        return new Credentials() {
            @Override
            public Map<String, String> forBody(byte[] body) {
                return Map.of(header, HexFormat.of().formatHex(hmac.of(body)));
            }
        };
    }

    /**
     * Standard Webhooks 1.0. The id of the message is the hash of its body, so that a retry has the same.
     *
     * @param secret the key in base64, with or without {@code whsec_} before it
     * @throws IllegalArgumentException where it is not base64
     */
    static Credentials standardWebhooks(String secret) {
        HmacSha256 hmac = new HmacSha256(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")));
        return new Credentials() {
            @Override
            public Map<String, String> forBody(byte[] body) {
                String id = "msg_" + EventId.of(body);
                String timestamp = String.valueOf(Instant.now().getEpochSecond());
                byte[] signature = hmac.of((id + "." + timestamp + ".").getBytes(UTF_8), body);
                return Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", timestamp,
                        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
            }
        };
    }
}
