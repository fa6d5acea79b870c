package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Closes a connection where the head of a request does not come in time, or where more requests than
 * {@value #MAX_REQUESTS} come in one piece or wait for their answers, which no client does that waits for them itself.
 *
 * <p>A head's time begins with the connection or, for a later request, with its first byte, or with its second piece where the
 * first has the end of the request before in it; while an earlier request is unanswered, it does not run, and begins anew after
 * that. A request that comes in one piece costs no timer. Stands right behind the decoder; for one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failure to write or to close ends the connection all the same
final class Heads extends ChannelDuplexHandler {

    static final int MAX_REQUESTS = 32;

    private final ConnectionMetrics metrics;
    private final Deadline deadline;

    // On the event loop only
    private boolean bytesCame;
    private boolean inRequest;
    private boolean cutOff;
    private int unanswered;
    private int inOnePiece;

    Heads(Duration timeout, ConnectionMetrics metrics) {
        this.metrics = metrics;
        this.deadline = new Deadline(timeout, this::tooSlow);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline.start(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadline.cancel();
    }

    void bytesCame() {
        bytesCame = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            deadline.callOff();
            inRequest = true;
            unanswered++;
            inOnePiece++;
        }
        if (message instanceof LastHttpContent) {
            inRequest = false;
            bytesCame = false;
        }
        if (unanswered > MAX_REQUESTS || inOnePiece > MAX_REQUESTS) {
            cutOff(context, CutOff.PIPELINING);
        }
        if (cutOff) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof DecoderResultProvider decoded
                && decoded.decoderResult().isFailure()) {
            metrics.cutOff(CutOff.MALFORMED); // answered and closed by whoever handles the request
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        inOnePiece = 0;
        if (bytesCame && !inRequest) {
            deadline.start(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            if (unanswered == 0) {
                deadline.startAnew(context);
            }
        }
        context.write(message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void tooSlow(ChannelHandlerContext context) {
        if (unanswered > 0) {
            deadline.start(context);
        } else {
            cutOff(context, CutOff.SLOW_HEAD);
        }
    }

    private void cutOff(ChannelHandlerContext context, CutOff reason) {
        if (!cutOff) {
            cutOff = true;
            metrics.cutOff(reason);
            context.close();
        }
    }
}
