package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection where an answer cannot be sent in time because its sender does not read. Without it, such a connection
 * would stay, with its request and those behind it, for as long as the other side likes. For one connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failure to write or to close ends the connection all the same
final class AnswerDeadline extends WriteTimeoutHandler {

    private final ConnectionMetrics metrics;
    private boolean passed;

    AnswerDeadline(Duration timeout, ConnectionMetrics metrics) {
        super(timeout.toNanos(), TimeUnit.NANOSECONDS);
        this.metrics = metrics;
    }

    @Override
    protected void writeTimedOut(ChannelHandlerContext context) {
        if (!passed) {
            passed = true;
            metrics.cutOff(CutOff.SLOW_READER);
            context.close();
        }
    }
}
