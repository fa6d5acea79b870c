package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import reactor.netty.channel.ChannelOperations;

/**
 * Closes a connection where a body does not come to its end in time, whether or not anybody reads it. Whoever reads it gets a
 * {@link ReadTimeoutException} first, and what is answered then, at once and on the event loop, is still sent.
 *
 * <p>Stands behind the handler that holds pipelined requests back, so that a body's time begins when its request's turn comes.
 * For one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failure to write or to close ends the connection all the same
final class Bodies extends ChannelInboundHandlerAdapter {

    private final ConnectionMetrics metrics;
    private final Deadline deadline;

    Bodies(Duration timeout, ConnectionMetrics metrics) {
        this.metrics = metrics;
        this.deadline = new Deadline(timeout, this::tooSlow);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadline.cancel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            deadline.callOff();
        } else if (message instanceof HttpRequest) {
            deadline.start(context);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.callOff();
        context.fireChannelInactive();
    }

    private void tooSlow(ChannelHandlerContext context) {
        metrics.cutOff(CutOff.SLOW_BODY);
        ChannelOperations<?, ?> request = ChannelOperations.get(context.channel());
        if (request != null && !request.isInboundCancelled() && !request.isInboundDisposed()) {
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        }
        context.close();
    }
}
