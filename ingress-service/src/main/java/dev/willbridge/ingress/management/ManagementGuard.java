package dev.willbridge.ingress.management;

import dev.willbridge.ingress.security.FailedAttempts;
import dev.willbridge.ingress.security.SecurityKeeper;
import dev.willbridge.ingress.webhook.HttpSender;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets everybody who reaches the management port read, and nobody act there who does not show a secret of {@code
 * willbridge.security.management}. Without such a secret nobody acts.
 *
 * <p>Called on an event loop; never blocks. The endpoint of the webhooks has no filters.
 */
final class ManagementGuard implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SecurityKeeper security;
    private final FailedAttempts failures;

    ManagementGuard(SecurityKeeper security, FailedAttempts failures) {
        this.security = security;
        this.failures = failures;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpSender sender = HttpSender.unread(exchange.getRequest());
        if (READING.contains(exchange.getRequest().getMethod())
                || security.management().admits(sender)) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        if (failures.tolerates(sender.source())) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            response.getHeaders()
                    .addAll(HttpHeaders.WWW_AUTHENTICATE, security.management().challenges());
        } else {
            response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
            long seconds = failures.retryAfter().plusMillis(999).toSeconds(); // rounded up
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return response.setComplete();
    }
}
