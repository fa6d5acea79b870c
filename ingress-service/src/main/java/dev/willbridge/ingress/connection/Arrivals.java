package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells the heads' handler of every byte that comes, as it stands behind the decoder and sees whole heads only. For one connection. */
final class Arrivals extends ChannelInboundHandlerAdapter {

    private final Heads heads;

    Arrivals(Heads heads) {
        this.heads = heads;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        heads.bytesCame();
        context.fireChannelRead(bytes);
    }
}
