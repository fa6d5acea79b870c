package dev.willbridge.simulator.http;

import dev.willbridge.simulator.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what to prove who sends. Ways may be combined, for the bridge asks for all that have a secret. */
final class ProofOptions {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    @Option(names = "--bearer", paramLabel = "SECRET", description = "Authorization: Bearer SECRET")
    private @Nullable String bearer;

    @Option(
            names = "--basic",
            paramLabel = "SECRET",
            description = "Authorization: Basic; the secret is \"user:password\", the user mostly willsuite")
    private @Nullable String basic;

    @Option(names = "--token", paramLabel = "SECRET", description = "?token=SECRET behind the URL")
    private @Nullable String token;

    @Option(
            names = "--token-parameter",
            paramLabel = "NAME",
            description = "What the token is called there. Default: token")
    private String tokenParameter = "token";

    @Option(names = "--token-header", paramLabel = "NAME", description = "The token in that header, and not in the URL")
    private @Nullable String tokenHeader;

    @Option(names = "--hmac", paramLabel = "SECRET", description = "Signature: the body's HMAC-SHA256 in hex")
    private @Nullable String hmac;

    @Option(names = "--hmac-header", paramLabel = "NAME", description = "In which header. Default: Signature")
    private String hmacHeader = "Signature";

    @Option(
            names = "--standard-webhooks",
            paramLabel = "SECRET",
            description = "webhook-id, -timestamp and -signature; the secret is base64, with or without whsec_")
    private @Nullable String standardWebhooks;

    /** Reads the secrets. @throws UserException where one cannot be read, or makes no sense */
    Credentials credentials() {
        requireHeaderName("--hmac-header", hmacHeader);
        if (tokenHeader != null) {
            requireHeaderName("--token-header", tokenHeader);
        }
        if (bearer != null && basic != null) {
            throw new UserException("--bearer and --basic are the same header: only one of them");
        }
        List<Credentials> all = new ArrayList<>();
        add(all, "--bearer", bearer, Credentials::bearer);
        add(all, "--basic", basic, ProofOptions::basic);
        add(all, "--token", token, this::token);
        add(all, "--hmac", hmac, secret -> Credentials.hmac(hmacHeader, secret));
        add(all, "--standard-webhooks", standardWebhooks, ProofOptions::standardWebhooks);
        return Credentials.all(all);
    }

    private static void add(
            List<Credentials> all, String option, @Nullable String given, Function<String, Credentials> way) {
        if (given != null) {
            all.add(way.apply(secret(option, given)));
        }
    }

    private Credentials token(String secret) {
        return tokenHeader == null
                ? Credentials.token(tokenParameter, secret)
                : Credentials.tokenInHeader(tokenHeader, secret);
    }

    private static Credentials basic(String secret) {
        if (secret.indexOf(':') < 0) {
            throw new UserException("The secret of --basic must be \"user:password\"");
        }
        return Credentials.basic(secret);
    }

    private static Credentials standardWebhooks(String secret) {
        try {
            return Credentials.standardWebhooks(secret);
        } catch (IllegalArgumentException e) {
            throw new UserException("The secret of --standard-webhooks must be base64", e);
        }
    }

    private static String secret(String option, String given) {
        String secret = read(given);
        if (secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
            throw new UserException("The secret of " + option + " must be one line, and not empty");
        }
        return secret;
    }

    private static String read(String given) {
        if (given.startsWith("env:")) {
            String value = System.getenv(given.substring(4));
            if (value == null) {
                throw new UserException("The environment has no " + given.substring(4));
            }
            return value;
        }
        if (!given.startsWith("file:")) {
            return given;
        }
        try {
            return Files.readString(Path.of(given.substring(5))).strip();
        } catch (IOException e) {
            throw new UserException("Cannot read the secret in " + given.substring(5), e);
        }
    }

    private static void requireHeaderName(String option, String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new UserException(option + " must be the name of a header");
        }
    }
}
