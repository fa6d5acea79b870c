package dev.willbridge.ingress.connection;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpRequestDecoderSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerConfig;

/**
 * Puts the limits onto the webhooks' server. The management server has a context of its own, in which customizers of this one
 * have no part: it has no limits, and is for operators alone.
 */
final class ConnectionLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /**
     * A connection's bytes are read in pieces of at most that many, and others have their turn after each: so much it can make
     * the server hold, and do, before anything of it is bounded otherwise.
     */
    private static final int MAX_READ = 8 * 1024;

    private static final int USUAL_READ = 2048;
    private static final int MIN_READ = 256;

    private final ConnectionProperties properties;
    private final ConnectionMetrics metrics;

    ConnectionLimits(ConnectionProperties properties, ConnectionMetrics metrics) {
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        Http2 http2 = factory.getHttp2();
        if (http2 != null && http2.isEnabled()) {
            throw new IllegalStateException(
                    "server.http2.enabled must be false: the limits of willbridge.connections hold for HTTP/1.1 only");
        }
        factory.addServerCustomizers(this::limit);
    }

    private HttpServer limit(HttpServer server) {
        HttpServerConfig configured = server.configuration();
        HttpDecoderConfig decoder = decoder(configured.decoder());
        return server.childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(MIN_READ, USUAL_READ, MAX_READ).maxMessagesPerRead(1))
                .doOnBound(bound -> bound.channel().pipeline().addFirst(new ConnectionLimit(properties.max(), metrics)))
                .doOnChannelInit((observer, connection, remote) -> {
                    connection
                            .pipeline()
                            .replace(
                                    NettyPipeline.HttpCodec,
                                    NettyPipeline.HttpCodec,
                                    new HttpServerCodec(decoder, configured.maxPipelineDepth()));
                    watch(connection);
                });
    }

    /** As it is configured, and for few headers, which the web server has no setting for. */
    private static HttpDecoderConfig decoder(HttpRequestDecoderSpec configured) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(configured.maxInitialLineLength())
                .setMaxHeaderSize(configured.maxHeaderSize())
                .setInitialBufferSize(configured.initialBufferSize())
                .setAllowDuplicateContentLengths(configured.allowDuplicateContentLengths())
                .setAllowPartialChunks(configured.allowPartialChunks())
                .setHeadersFactory(FewHeaders.like(DefaultHttpHeadersFactory.headersFactory()))
                .setTrailersFactory(FewHeaders.like(DefaultHttpHeadersFactory.trailersFactory()));
    }

    private void watch(Channel connection) {
        Heads heads = new Heads(properties.headTimeout(), metrics);
        ChannelPipeline pipeline = connection.pipeline();
        pipeline.addBefore(NettyPipeline.HttpCodec, null, new Arrivals(heads));
        pipeline.addAfter(NettyPipeline.HttpCodec, null, heads);
        pipeline.addAfter(NettyPipeline.HttpCodec, null, new AnswerDeadline(properties.answerTimeout(), metrics));
        pipeline.addAfter(NettyPipeline.HttpTrafficHandler, null, new Bodies(properties.bodyTimeout(), metrics));
    }
}
