package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.netty.resources.LoopResources;

/** The other tests' promise that no event loop blocks rests on this. */
class EventLoopTest {

    @Test
    void aBlockingCallOnAnEventLoopIsAnErrorInEveryTest() {
        LoopResources loops = LoopResources.create("event-loop-test", 1, true);
        Callable<Throwable> blocking = () -> {
            try {
                Thread.sleep(1);
                return null;
            } catch (BlockingOperationError e) {
                return e;
            }
        };

        var outcome = loops.onServer(true).next().submit(blocking);

        assertThat(outcome.awaitUninterruptibly(10, TimeUnit.SECONDS)).isTrue();
        assertThat(outcome.getNow()).isInstanceOf(BlockingOperationError.class);
        loops.dispose();
    }
}
