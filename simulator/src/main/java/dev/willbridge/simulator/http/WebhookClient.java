package dev.willbridge.simulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Posts webhooks over a bounded number of keep-alive connections. Safe for many threads; never blocks. */
public final class WebhookClient implements AutoCloseable {

    private final ConnectionProvider connections;
    private final HttpClient client;
    private final URI target;
    private final Credentials credentials;

    /**
     * Makes a client that opens its connections as it needs them.
     *
     * @param timeout how long an answer may take once the request has a connection, and how long to wait for that to be opened
     */
    public WebhookClient(URI target, int connections, Duration timeout, Credentials credentials) {
        this.connections = ConnectionProvider.builder("webhooks")
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(Duration.ofDays(1))
                .build();
        this.target = credentials.applyTo(target);
        this.credentials = credentials;
        this.client = HttpClient.create(this.connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .responseTimeout(timeout)
                .disableRetry(true)
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON));
    }

    /** Returns the status of the answer, or an error where there is none in time. Waits for a free connection. */
    public Mono<Integer> post(byte[] body) {
        return client.headers(headers -> credentials.forBody(body).forEach(headers::set))
                .post()
                .uri(target)
                .send(Mono.just(Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) ->
                        content.then(Mono.just(response.status().code())));
    }

    /** Makes ready what the first request would otherwise wait for. Blocks. */
    public void warmUp() {
        client.warmup().block();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
