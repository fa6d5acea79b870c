package dev.willbridge.ingress.publish;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Takes a new producer now and then while there is no answer at all: the old one may be what is stuck. A broker that
 * throttles can silence a client for hours, which the client keeps to after the quota was lifted, even when it connects
 * anew. And at once where it is broken, or was not let in: a producer that asked for its id then never gets one, not even
 * when its password has become right. For one thread.
 */
final class ProducerDoubts {

    private static final int TIMEOUTS_PER_PRODUCER = 2;
    private static final Logger log = LoggerFactory.getLogger(ProducerDoubts.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private int timeouts;

    ProducerDoubts(ProducerFactory<byte[], byte[]> producers) {
        this.producers = producers;
    }

    /** To be called while nothing of the caller's own is in the producer. What others have in there gets two seconds. */
    void failed(Exception outage) {
        timeouts = outage instanceof TimeoutException ? timeouts + 1 : 0;
        if (timeouts == TIMEOUTS_PER_PRODUCER || needsAnother(outage)) {
            timeouts = 0;
            log.debug("Another producer");
            producers.reset();
        }
    }

    void succeeded() {
        timeouts = 0;
    }

    /** Returns whether nothing but another producer helps, once Kafka is well again. */
    static boolean needsAnother(Exception outage) {
        return outage instanceof BrokenProducerException || outage instanceof AuthenticationException;
    }
}
