package dev.willbridge.ingress.quarantine;

import dev.willbridge.ingress.capacity.TokenBucket;
import dev.willbridge.ingress.publish.KafkaPublisher;
import reactor.core.publisher.Mono;

/**
 * Keeps what was rejected, as durably as what was not: acknowledged by Kafka or fsynced to the spool before anybody is told
 * so. Each body is one entry, however often it is sent.
 *
 * <p>Called on an event loop; never blocks.
 */
public final class Quarantine {

    private final KafkaPublisher publisher;
    private final TokenBucket room;
    private final Tries tries;

    Quarantine(KafkaPublisher publisher, TokenBucket room, Tries tries) {
        this.publisher = publisher;
        this.room = room;
        this.tries = tries;
    }

    public Mono<QuarantineResult> keep(Rejected rejected) {
        if (!room.take()) {
            return Mono.just(QuarantineResult.FLOODED);
        }
        Tries.Try attempt = tries.next(rejected.result().eventId(), rejected.time());
        return publisher
                .publish(new QuarantinedEvent(rejected, attempt))
                .map(result -> result.isDurable() ? QuarantineResult.KEPT : QuarantineResult.UNAVAILABLE);
    }
}
