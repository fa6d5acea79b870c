package dev.willbridge.ingress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a head may take, by a clock that stands still between. */
class HeadsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final Heads heads = new Heads(TIMEOUT, new ConnectionMetrics(new SimpleMeterRegistry()));
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        connection.freezeTime();
        connection.pipeline().addLast(heads);
    }

    @Test
    void aFirstHeadHasItsTimeFromTheConnectionsBeginning() {
        pass(TIMEOUT.minus(A_MOMENT));
        aPieceOfAHeadComes();
        assertThat(connection.isOpen()).isTrue();

        pass(A_MOMENT);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aHeadBehindAnUnansweredRequestHasAllItsTimeOnceThatIsAnswered() {
        aRequestComes();
        aPieceOfAHeadComes();
        pass(TIMEOUT);
        pass(TIMEOUT.minus(A_MOMENT));
        theRequestIsAnswered();

        pass(TIMEOUT.minus(A_MOMENT));
        aPieceOfAHeadComes();
        assertThat(connection.isOpen()).isTrue();

        pass(A_MOMENT);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aConnectionWithoutAHeadUnderWayHasNoDeadline() {
        aRequestComes();
        theRequestIsAnswered();

        pass(TIMEOUT.multipliedBy(2));

        assertThat(connection.isOpen()).isTrue();
    }

    private void aRequestComes() {
        connection.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private void theRequestIsAnswered() {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));
    }

    private void aPieceOfAHeadComes() {
        heads.bytesCame();
        connection.pipeline().fireChannelReadComplete();
    }

    private void pass(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runPendingTasks();
    }
}
