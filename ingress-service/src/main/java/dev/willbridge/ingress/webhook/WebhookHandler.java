package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.ingest.InFlight;
import dev.willbridge.ingress.ingest.Ingest;
import dev.willbridge.ingress.ingest.IngestMetrics;
import dev.willbridge.ingress.ingest.IngestMetrics.Ticket;
import dev.willbridge.ingress.ingest.Outcome;
import dev.willbridge.ingress.ingest.Receipt;
import dev.willbridge.ingress.ingest.Reception;
import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.Policy;
import dev.willbridge.ingress.security.SecurityKeeper;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The one endpoint. Turns a request into bytes and a receipt into an answer, and leaves all between to {@link Ingest}.
 *
 * <p>Called on an event loop: must not block.
 */
final class WebhookHandler implements HttpHandler {

    static final String PATH = "/webhooks/willsuite";

    private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

    private final SecurityKeeper security;
    private final Doorkeeper door;
    private final Refusal refusal;
    private final InFlight inFlight;
    private final BodyReader bodies;
    private final Ingest ingest;
    private final Answers answers;
    private final IngestMetrics metrics;
    private final Clock clock = Clock.systemUTC();

    WebhookHandler(
            WebhookProperties properties,
            SecurityKeeper security,
            FailedAttempts failures,
            InFlight inFlight,
            Ingest ingest,
            IngestMetrics metrics) {
        int maxBodySize = (int) properties.maxBodySize().toBytes();
        this.security = security;
        this.door = new Doorkeeper(failures);
        this.refusal = new Refusal(maxBodySize);
        this.bodies = new BodyReader(maxBodySize);
        this.answers = new Answers(maxBodySize, () -> security.webhooks().challenges());
        inFlight.requireRoomFor(maxBodySize);
        this.inFlight = inFlight;
        this.ingest = ingest;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        Ticket ticket = metrics.received();
        response.setStatusCode(
                HttpStatus.INTERNAL_SERVER_ERROR); // until there is an answer: the server's default is 200
        return Mono.defer(() -> receipt(request))
                .onErrorResume(WebhookHandler::failure)
                .flatMap(receipt -> {
                    ticket.answered(receipt.outcome());
                    return answer(receipt, request, response);
                })
                .then(Mono.defer(response::setComplete)) // where nothing was written, as to HEAD
                .doOnCancel(() -> ticket.answered(Outcome.ABANDONED));
    }

    private Mono<Void> answer(Receipt receipt, ServerHttpRequest request, ServerHttpResponse response) {
        if (receipt.outcome() == Outcome.ABANDONED) {
            return Mono.empty();
        }
        boolean unread = receipt.eventId() == null;
        if (unread && bodies.mayBeLong(request)) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close"); // else the rest of the body would be waited for
        }
        return answers.write(receipt, "https".equals(request.getURI().getScheme()), response);
    }

    private Mono<Receipt> receipt(ServerHttpRequest request) {
        Policy policy = security.webhooks();
        Receipt refused = refusedUnread(request, policy);
        if (refused != null) {
            return Mono.just(refused);
        }
        InFlight.Place place = inFlight.enter();
        if (place == null) {
            return Mono.just(Receipt.of(Outcome.OVERLOADED));
        }
        Instant time = clock.instant();
        String traceParent = TraceParent.of(request.getHeaders());
        return bodies.read(request, place)
                .flatMap(body -> {
                    Receipt stranger = policy.readsBody() ? door.refuse(policy, new HttpSender(request, body)) : null;
                    return stranger == null
                            ? ingest.ingest(new Reception(body, time, traceParent))
                            : Mono.just(stranger);
                })
                .doFinally(signal -> place.leave());
    }

    private @Nullable Receipt refusedUnread(ServerHttpRequest request, Policy policy) {
        Outcome outcome = refusal.ofTarget(request);
        if (outcome != null) {
            return Receipt.of(outcome);
        }
        Receipt stranger = policy.readsBody() ? null : door.refuse(policy, HttpSender.unread(request));
        if (stranger != null) {
            return stranger;
        }
        outcome = refusal.ofContent(request);
        return outcome == null ? null : Receipt.of(outcome);
    }

    private static Mono<Receipt> failure(Throwable failure) {
        if (failure instanceof BodyTooLargeException) {
            return Mono.just(Receipt.of(Outcome.TOO_LARGE));
        }
        if (failure instanceof NoRoomException) {
            return Mono.just(Receipt.of(Outcome.OVERLOADED));
        }
        if (failure instanceof ReadTimeoutException) {
            return Mono.just(Receipt.of(Outcome.TIMED_OUT));
        }
        if (failure instanceof SenderGoneException) {
            return Mono.just(Receipt.of(Outcome.ABANDONED));
        }
        log.error("A webhook could not be handled", failure);
        return Mono.just(Receipt.of(Outcome.FAILED));
    }
}
