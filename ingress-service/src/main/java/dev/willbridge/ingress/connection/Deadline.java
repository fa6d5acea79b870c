package dev.willbridge.ingress.connection;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does something to a connection unless it is called off in time. Costs next to nothing when it always is: one timer stays
 * for as long as it was to run, and looks then whether anything counts. On the connection's event loop only.
 */
final class Deadline {

    private final long nanos;
    private final Consumer<ChannelHandlerContext> action;
    private boolean counts;
    private long end; // by the event loop's nanosecond clock, where it counts
    private @Nullable Future<?> timer;

    Deadline(Duration after, Consumer<ChannelHandlerContext> action) {
        this.nanos = after.toNanos();
        this.action = action;
    }

    /** Starts to count, unless it counts already. */
    void start(ChannelHandlerContext context) {
        if (!counts) {
            counts = true;
            end = now(context) + nanos;
            if (timer == null) {
                look(context, nanos);
            }
        }
    }

    /** Starts to count from now, if it counts already. */
    void startAnew(ChannelHandlerContext context) {
        if (counts) {
            counts = false;
            start(context);
        }
    }

    void callOff() {
        counts = false;
    }

    /** Calls off for good, and holds nothing of the connection any more. */
    void cancel() {
        callOff();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void look(ChannelHandlerContext context, long in) {
        timer = context.executor().schedule(() -> look(context), in, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        timer = null;
        long left = end - now(context);
        if (counts && left > 0) {
            look(context, left);
        } else if (counts) {
            counts = false;
            action.accept(context);
        }
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
