package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.ingress.ingest.Outcome;
import dev.willbridge.ingress.ingest.Receipt;
import dev.willbridge.ingress.webhook.Problem.ContractViolation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes receipts as HTTP answers: 202, or a problem detail. */
final class Answers {

    /** About when the vendor's sender tries again anyway. */
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(10);

    private static final String STRICT_TRANSPORT_SECURITY = "Strict-Transport-Security";
    private static final String PROBLEM_TYPE = "urn:willbridge:problem:";

    private final JsonMapper json = JsonMapper.shared();
    private final long maxBodySize;
    private final Supplier<List<String>> challenges;

    /** @param challenges what {@code WWW-Authenticate} says with a 401 */
    Answers(long maxBodySize, Supplier<List<String>> challenges) {
        this.maxBodySize = maxBodySize;
        this.challenges = challenges;
    }

    /** Returns what each outcome that is answered at all is answered, apart from what only the moment knows. */
    List<EndpointDescription.Answer> described() {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome != Outcome.ABANDONED)
                .map(this::described)
                .toList();
    }

    private EndpointDescription.Answer described(Outcome outcome) {
        HttpHeaders headers = new HttpHeaders();
        addHeaders(Receipt.of(outcome), headers);
        return new EndpointDescription.Answer(
                outcome,
                status(outcome).value(),
                PROBLEM_TYPE + outcome.tag(),
                title(outcome),
                List.copyOf(headers.headerNames()));
    }

    /** @param encrypted whether the sender came over TLS, to this service or to a proxy before it */
    Mono<Void> write(Receipt receipt, boolean encrypted, ServerHttpResponse response) {
        HttpStatus status = status(receipt.outcome());
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (encrypted) {
            headers.set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
        byte[] body;
        if (status == HttpStatus.ACCEPTED) {
            headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
            body = ("{\"id\":\"" + receipt.eventId() + "\"}").getBytes(UTF_8);
        } else {
            headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            addHeaders(receipt, headers);
            body = json.writeValueAsBytes(problem(receipt, status));
        }
        response.setStatusCode(status);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static HttpStatus status(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, SPOOLED, UNDELIVERABLE -> HttpStatus.ACCEPTED;
            case NOT_JSON -> HttpStatus.BAD_REQUEST;
            case CONTRACT_VIOLATED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TIMED_OUT -> HttpStatus.REQUEST_TIMEOUT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
            case THROTTLED -> HttpStatus.TOO_MANY_REQUESTS;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case UNAVAILABLE, FLOODED, OVERLOADED -> HttpStatus.SERVICE_UNAVAILABLE;
            case ABANDONED, FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private void addHeaders(Receipt receipt, HttpHeaders headers) {
        switch (receipt.outcome()) {
            case UNAUTHORIZED -> headers.addAll(HttpHeaders.WWW_AUTHENTICATE, challenges.get());
            case METHOD_NOT_ALLOWED -> headers.set(HttpHeaders.ALLOW, "POST");
            case TIMED_OUT -> headers.set(HttpHeaders.CONNECTION, "close");
            case UNAVAILABLE, FLOODED, OVERLOADED, THROTTLED ->
                headers.set(
                        HttpHeaders.RETRY_AFTER,
                        RetryAfter.seconds(Objects.requireNonNullElse(receipt.retryAfter(), DEFAULT_RETRY_AFTER)));
            default -> {}
        }
    }

    private Problem problem(Receipt receipt, HttpStatus status) {
        return new Problem(
                PROBLEM_TYPE + receipt.outcome().tag(),
                title(receipt.outcome()),
                status.value(),
                receipt.detail(),
                receipt.eventId(),
                receipt.violations().stream().map(ContractViolation::of).toList());
    }

    private String title(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, SPOOLED, UNDELIVERABLE -> "Accepted";
            case NOT_JSON -> "The body is not JSON";
            case CONTRACT_VIOLATED -> "The body breaks the contract of its webhook type";
            case TIMED_OUT -> "The body did not come in time";
            case TOO_LARGE -> "The body is larger than " + maxBodySize + " bytes";
            case UNSUPPORTED_MEDIA_TYPE -> "Only application/json in UTF-8 is taken, without content encoding";
            case UNAUTHORIZED -> "The sender does not prove that it may send";
            case THROTTLED -> "Too many requests that prove no right to send";
            case NOT_FOUND -> "Webhooks go to " + WebhookHandler.PATH;
            case METHOD_NOT_ALLOWED -> "Webhooks are posted";
            case UNAVAILABLE -> "The event could not be kept, try again";
            case FLOODED -> "Too many events are rejected, and this one is not kept";
            case OVERLOADED -> "Too many requests at a time, try again";
            case ABANDONED, FAILED -> "The event could not be kept";
        };
    }
}
