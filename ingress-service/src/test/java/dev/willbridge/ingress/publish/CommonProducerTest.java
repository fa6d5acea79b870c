package dev.willbridge.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ProducerFactory;

class CommonProducerTest {

    private static final long LONG_ENOUGH = CommonProducer.SILENCE.toNanos() + 1;

    private final AtomicLong clock = new AtomicLong(-5);
    private int resets;
    private final CommonProducer producer = new CommonProducer(
            new ProducerFactory<>() {
                @Override
                public Producer<byte[], byte[]> createProducer() {
                    return new MockProducer<>();
                }

                @Override
                public void reset() {
                    resets++;
                }
            },
            clock::get);

    @Test
    void oneThatWasNotLetInIsReplacedOnceForWhoeverAsksNext() {
        producer.failed(new SaslAuthenticationException("password"));
        assertThat(resets).isZero();

        producer.get();
        producer.get();
        assertThat(resets).isEqualTo(1);
    }

    @Test
    void oneThatIsSilentForLongIsReplacedAndThenHasItsTimeAgain() {
        producer.failed(new TimeoutException());
        clock.addAndGet(LONG_ENOUGH);
        producer.failed(new TimeoutException());
        producer.get();
        assertThat(resets).isEqualTo(1);

        producer.failed(new TimeoutException());
        producer.get();
        assertThat(resets).isEqualTo(1);
    }

    @Test
    void oneThatHasAcknowledgedSomethingIsNot() {
        producer.failed(new TimeoutException());
        clock.addAndGet(LONG_ENOUGH);
        producer.succeeded();
        producer.failed(new TimeoutException());
        producer.get();

        assertThat(resets).isZero();
    }

    @Test
    void oneThatAnswersAtLeastWithErrorsIsNot() {
        producer.failed(new NotEnoughReplicasException("one"));
        clock.addAndGet(LONG_ENOUGH);
        producer.failed(new NotEnoughReplicasException("one"));
        producer.get();

        assertThat(resets).isZero();
    }
}
