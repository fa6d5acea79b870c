package dev.willbridge.ingress.security;

import dev.willbridge.ingress.security.SecurityProperties.Require;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What the settings must say to be safe. Complaints name the setting, never its value. */
final class SecretRules {

    /** In bytes: as many as 128 bits have. */
    private static final int SHORTEST = 16;

    private static final String PREFIX = "willbridge.security.";

    private SecretRules() {}

    /** @throws InsecureSettingsException where they are not safe, or contradict themselves */
    static void check(SecurityProperties settings) {
        if (settings.basic().username().contains(":")) {
            throw new InsecureSettingsException(
                    PREFIX + "basic.username has a colon, which ends the user's name in HTTP Basic.",
                    "Choose a name without a colon.");
        }
        List<Map<String, Secret>> plain = List.of(
                check("basic", settings.basic().secrets(), SecretRules::length),
                check("bearer", settings.bearer().secrets(), SecretRules::length),
                check("token", settings.token().secrets(), SecretRules::length),
                check("hmac", settings.hmac().secrets(), SecretRules::length),
                check("standard-webhooks", settings.standardWebhooks().secrets(), SecretRules::decodedLength));
        check("management", settings.management().secrets(), SecretRules::length);
        if (settings.require() == Require.ALL
                && !settings.basic().secrets().isEmpty()
                && !settings.bearer().secrets().isEmpty()) {
            throw new InsecureSettingsException(
                    "willbridge.security asks for both Basic and Bearer, but a request has one Authorization header.",
                    "Remove the secrets of either, or say willbridge.security.require=any.");
        }
        boolean asked = plain.stream().anyMatch(secrets -> !secrets.isEmpty());
        if (!asked && !settings.anonymous()) {
            throw new InsecureSettingsException(
                    "Nothing says who may send webhooks: no secret is configured under willbridge.security.",
                    "Configure at least one, such as willbridge.security.hmac.secrets.first=<what `openssl rand -hex 32` prints>;"
                            + " the README lists the ways. Where whoever reaches the port may send, say"
                            + " willbridge.security.anonymous=true.");
        }
        if (asked && settings.anonymous()) {
            throw new InsecureSettingsException(
                    "willbridge.security.anonymous=true contradicts the secrets that are configured beside it.",
                    "Remove either.");
        }
    }

    private static Map<String, Secret> check(String way, Map<String, Secret> secrets, ToIntFunction<Secret> length) {
        secrets.forEach((name, secret) -> check(PREFIX + way + ".secrets." + name, length.applyAsInt(secret), secret));
        return secrets;
    }

    private static void check(String setting, int length, Secret secret) {
        if (length < 0) {
            throw new InsecureSettingsException(
                    setting + " is not base64.", "Copy it as the sender shows it, with or without whsec_ before it.");
        }
        if (length < SHORTEST) {
            throw new InsecureSettingsException(
                    "%s has %d bytes, which can be guessed: at least %d are needed."
                            .formatted(setting, length, SHORTEST),
                    "Take one that was drawn at random, such as what `openssl rand -hex 32` prints.");
        }
        if (!secret.text().strip().equals(secret.text())) {
            throw new InsecureSettingsException(
                    setting + " begins or ends with white space, which gets lost on the way.",
                    "Remove the white space, here and at the sender.");
        }
    }

    private static int length(Secret secret) {
        return secret.bytes().length;
    }

    private static int decodedLength(Secret secret) {
        try {
            return StandardWebhooksAuthenticator.key(secret).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
