package dev.willbridge.ingress.management;

import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.SecurityKeeper;
import dev.willbridge.ingress.webhook.HttpSender;
import dev.willbridge.ingress.webhook.RetryAfter;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets everybody who reaches the management port read what is no personal data, and nobody act or ask for a payload there
 * who does not show a secret of {@code willbridge.security.management}. Without such a secret nobody does.
 *
 * <p>Called on an event loop; never blocks. The endpoint of the webhooks has no filters.
 */
final class ManagementGuard implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The parameter with which an endpoint is asked for personal data. */
    private static final String PAYLOAD = "payload";

    private final SecurityKeeper security;
    private final FailedAttempts failures;

    ManagementGuard(SecurityKeeper security, FailedAttempts failures) {
        this.security = security;
        this.failures = failures;
    }

    private static boolean onlyReads(ServerHttpRequest request) {
        return READING.contains(request.getMethod())
                && !request.getQueryParams().containsKey(PAYLOAD);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        HttpSender sender = HttpSender.unread(exchange.getRequest());
        if (onlyReads(exchange.getRequest()) || security.management().admits(sender)) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        if (failures.tolerates(sender.source())) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            response.getHeaders()
                    .addAll(HttpHeaders.WWW_AUTHENTICATE, security.management().challenges());
        } else {
            response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(failures.retryAfter()));
        }
        return response.setComplete();
    }
}
