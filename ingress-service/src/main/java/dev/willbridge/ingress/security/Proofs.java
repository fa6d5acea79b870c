package dev.willbridge.ingress.security;

import java.util.List;
import java.util.Map;

/**
 * How senders prove themselves, for whoever writes one. Holds no secret, and names none.
 *
 * @param ways all that there are, whether in force or not
 * @param all whether all ways in force are needed, or any one of them
 */
public record Proofs(List<Proof> ways, boolean all) {

    /**
     * A way to prove that one knows a secret.
     *
     * @param name as settings and metrics have it
     * @param inForce whether it has a secret, and is asked for
     * @param parts what of the request makes the proof; all are needed
     */
    public record Proof(String name, boolean inForce, List<Part> parts) {}

    /**
     * A part of a request that has to do with a proof.
     *
     * @param name unique among all parts
     * @param parameter the name of the header or of the query parameter
     * @param description what it holds
     */
    public record Part(String name, Place place, String parameter, String description) {}

    /** Where in a request. */
    public enum Place {
        BASIC,
        BEARER,
        QUERY,
        HEADER
    }

    private static final String AUTHORIZATION = "Authorization";

    static Proofs of(SecurityProperties settings) {
        return new Proofs(
                List.of(
                        proof("standard-webhooks", settings.standardWebhooks().secrets(), standardWebhooks(settings)),
                        proof("hmac", settings.hmac().secrets(), hmac(settings)),
                        proof("bearer", settings.bearer().secrets(), bearer()),
                        proof("basic", settings.basic().secrets(), basic(settings)),
                        proof("token", settings.token().secrets(), token(settings))),
                settings.require() == SecurityProperties.Require.ALL);
    }

    private static Proof proof(String name, Map<String, Secret> secrets, Part... parts) {
        return new Proof(name, !secrets.isEmpty(), List.of(parts));
    }

    private static Part[] standardWebhooks(SecurityProperties settings) {
        return new Part[] {
            header("standard-webhooks-id", "webhook-id", "Standard Webhooks 1.0: the message's id."),
            header(
                    "standard-webhooks-timestamp",
                    "webhook-timestamp",
                    "Standard Webhooks 1.0: when it is sent, in seconds since 1970; at most %d s from the service's clock."
                            .formatted(settings.standardWebhooks().tolerance().toSeconds())),
            header(
                    "standard-webhooks-signature",
                    "webhook-signature",
                    "Standard Webhooks 1.0: `v1,` and the HMAC-SHA256, in base64, of id, timestamp and body with a full stop"
                            + " between them; several of those with spaces between.")
        };
    }

    private static Part hmac(SecurityProperties settings) {
        return header("hmac", settings.hmac().header(), "The HMAC-SHA256 of the body, in hex.");
    }

    private static Part bearer() {
        return new Part("bearer", Place.BEARER, AUTHORIZATION, "The secret, as a bearer token.");
    }

    private static Part basic(SecurityProperties settings) {
        return new Part(
                "basic",
                Place.BASIC,
                AUTHORIZATION,
                "The user is `%s`, and the secret its password."
                        .formatted(settings.basic().username()));
    }

    private static Part token(SecurityProperties settings) {
        String header = settings.token().header();
        return header == null
                ? new Part("token", Place.QUERY, settings.token().queryParameter(), "The secret, in the URL.")
                : header("token", header, "The secret, as it is.");
    }

    private static Part header(String name, String header, String description) {
        return new Part(name, Place.HEADER, header, description);
    }
}
