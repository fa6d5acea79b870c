package dev.willbridge.ingress.publish;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * An event between its acceptance and its acknowledgement. Completes once, with the first of acknowledgement, failure and
 * timeout; fails with Kafka's exception.
 */
final class Delivery extends CompletableFuture<RecordMetadata> implements Callback {

    private final Event event;

    Delivery(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    /** Called on the producer's network thread: must not block. */
    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            complete(metadata);
        } else {
            completeExceptionally(failure);
        }
    }
}
