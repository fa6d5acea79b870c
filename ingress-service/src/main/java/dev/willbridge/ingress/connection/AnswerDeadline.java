package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection where an answer cannot be sent in time because its sender does not read. Without it, such a connection
 * would stay, with its request and those behind it, for as long as the other side likes. An answer that the system takes at
 * once costs no timer. For one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failure to write or to close ends the connection all the same
final class AnswerDeadline extends ChannelOutboundHandlerAdapter {

    private final ConnectionMetrics metrics;
    private final Deadline deadline;

    // On the event loop only
    private @Nullable ChannelPromise last;
    private @Nullable ChannelPromise awaited;

    AnswerDeadline(Duration timeout, ConnectionMetrics metrics) {
        this.metrics = metrics;
        this.deadline = new Deadline(timeout, this::tooSlow);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadline.cancel();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        last = promise.unvoid();
        context.write(message, last);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        await(context);
    }

    /** Waits for what was written last; what is written meanwhile has its time from then on. */
    private void await(ChannelHandlerContext context) {
        ChannelPromise written = last;
        if (awaited == null && written != null && !written.isDone()) {
            awaited = written;
            deadline.start(context);
            written.addListener(taken -> {
                awaited = null;
                deadline.callOff();
                await(context);
            });
        }
    }

    private void tooSlow(ChannelHandlerContext context) {
        metrics.cutOff(CutOff.SLOW_READER);
        context.close();
    }
}
