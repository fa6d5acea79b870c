package dev.willbridge.ingress.security;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may send webhooks. A way to prove it is in force as soon as it has a secret; each way may have any number of secrets,
 * under names that show in logs and metrics. Secrets have at least 16 bytes, and are read again while the service runs.
 *
 * @param anonymous whether whoever reaches the port may send. Without it, and without a secret, the service does not start.
 * @param require whether a sender must prove itself in all ways that have secrets, or in any one of them
 * @param basic HTTP Basic, which is what a URL with {@code user:secret@} in it makes of a sender
 * @param bearer an {@code Authorization: Bearer} header
 * @param token a token in the URL's query or in a header, for senders that can do no better
 * @param hmac the body's HMAC-SHA256 in a header, in hex
 * @param standardWebhooks a signature by Standard Webhooks 1.0, version v1
 * @param failedAttempts how many times a source may fail to prove itself before it is answered 429 instead of 401
 * @param management who may do more than read on the management port
 * @param reloadInterval how often configuration files are read again for other secrets
 */
@ConfigurationProperties("willbridge.security")
record SecurityProperties(
        @DefaultValue("false") boolean anonymous,
        @DefaultValue("all") Require require,
        @DefaultValue Basic basic,
        @DefaultValue Bearer bearer,
        @DefaultValue Token token,
        @DefaultValue Hmac hmac,
        @DefaultValue StandardWebhooks standardWebhooks,
        @DefaultValue FailedAttempts failedAttempts,
        @DefaultValue Management management,
        @DefaultValue("10s") Duration reloadInterval) {

    SecurityProperties {
        if (reloadInterval.isNegative() || reloadInterval.isZero()) {
            throw new IllegalArgumentException("willbridge.security.reload-interval must be positive");
        }
    }

    /** Of several ways, which must hold. */
    enum Require {
        /** Every way that has secrets. */
        ALL,
        /** At least one of them, as while a sender changes from one to another. */
        ANY
    }

    /**
     * HTTP Basic.
     *
     * @param username the user part
     * @param secrets the passwords, by name
     */
    record Basic(
            @DefaultValue("willsuite") String username,
            @DefaultValue Map<String, Secret> secrets) {}

    /**
     * Bearer tokens.
     *
     * @param secrets the tokens, by name
     */
    record Bearer(@DefaultValue Map<String, Secret> secrets) {}

    /**
     * A token in the URL or in a header of one's own.
     *
     * @param queryParameter where the token is, unless a header is named
     * @param header where the token is
     * @param secrets the tokens, by name
     */
    record Token(
            @DefaultValue("token") String queryParameter,
            @Nullable String header,
            @DefaultValue Map<String, Secret> secrets) {}

    /**
     * HMAC-SHA256 of the body.
     *
     * @param header where the signature is
     * @param secrets the keys, by name; their UTF-8 bytes count
     */
    record Hmac(
            @DefaultValue("Signature") String header,
            @DefaultValue Map<String, Secret> secrets) {}

    /**
     * Standard Webhooks.
     *
     * @param tolerance how far a timestamp may be from this machine's clock, either way
     * @param secrets the keys in base64, with or without whsec_ before them, by name
     */
    record StandardWebhooks(
            @DefaultValue("5m") Duration tolerance,
            @DefaultValue Map<String, Secret> secrets) {

        StandardWebhooks {
            if (tolerance.isNegative() || tolerance.isZero()) {
                throw new IllegalArgumentException("willbridge.security.standard-webhooks.tolerance must be positive");
            }
        }
    }

    /**
     * The bucket of tokens of each source that failed.
     *
     * @param burst how many failures in a row are answered 401
     * @param perMinute how many a minute from then on
     */
    record FailedAttempts(
            @DefaultValue("30") int burst,
            @DefaultValue("60") int perMinute) {

        FailedAttempts {
            if (burst < 1 || perMinute < 1) {
                throw new IllegalArgumentException(
                        "willbridge.security.failed-attempts.burst and per-minute must be at least 1");
            }
        }
    }

    /**
     * What acts on the management port, as against what reads.
     *
     * @param secrets bearer tokens, by name. Without any, nothing there can be acted on.
     */
    record Management(@DefaultValue Map<String, Secret> secrets) {}
}
