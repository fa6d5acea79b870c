package dev.willbridge.ingress.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands where connections are accepted, and closes those that are too many before anything is set up for them. For one
 * listening port.
 */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int max;
    private final ConnectionMetrics metrics;

    ConnectionLimit(int max, ConnectionMetrics metrics) {
        this.max = max;
        this.metrics = metrics;
    }

    /** @param accepted the new connection, which no event loop has yet */
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        if (metrics.opened() <= max) {
            connection.closeFuture().addListener(closed -> metrics.closed());
            context.fireChannelRead(connection);
        } else {
            metrics.closed();
            metrics.refused();
            connection.unsafe().closeForcibly();
        }
    }
}
