package dev.willbridge.ingress.publish;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;

/** The producer itself takes nothing any more, whatever Kafka would say by now. Only another producer helps. */
final class BrokenProducerException extends Exception {

    private static final long serialVersionUID = 1L;

    private BrokenProducerException(KafkaException cause) {
        super(cause.getMessage(), cause);
    }

    /** Returns what it means that send() threw that. What a callback is told is never this: it may be another's closing. */
    static Exception orSame(RuntimeException thrown) {
        return thrown instanceof KafkaException kafkas && !(thrown instanceof ApiException)
                ? new BrokenProducerException(kafkas)
                : thrown;
    }
}
