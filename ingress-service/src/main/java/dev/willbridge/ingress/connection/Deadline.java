package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does something to a connection unless it is called off in time. On the connection's event loop only. */
final class Deadline {

    private final long nanos;
    private final Consumer<ChannelHandlerContext> action;
    private @Nullable Future<?> pending;

    Deadline(Duration after, Consumer<ChannelHandlerContext> action) {
        this.nanos = after.toNanos();
        this.action = action;
    }

    /** Starts to count, unless it counts already. */
    void start(ChannelHandlerContext context) {
        if (pending == null) {
            pending = context.executor().schedule(() -> passed(context), nanos, TimeUnit.NANOSECONDS);
        }
    }

    void callOff() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    private void passed(ChannelHandlerContext context) {
        pending = null;
        action.accept(context);
    }
}
