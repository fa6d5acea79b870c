package dev.willbridge.ingress.quarantine;

import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.publish.CloudEvent;
import dev.willbridge.ingress.publish.KafkaPublisher;
import java.time.Clock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets out of quarantine what conforms by now: first the event goes to its topic, and only once that is durable the tombstone
 * into the quarantine. A crash in between repeats the event, under the same id; so does a second replay at the same time.
 * What still breaks its contract stays, and so does what Kafka refuses. What it refused before leaves only when Kafka has
 * acknowledged it: to be in the spool is not enough.
 */
final class Replay {

    /** Few enough that live webhooks have most of the producer's backlog. */
    private static final int AT_A_TIME = 32;

    private final ContractCheck check;
    private final KafkaPublisher publisher;
    private final Clock clock;

    Replay(ContractCheck check, KafkaPublisher publisher, Clock clock) {
        this.check = check;
        this.publisher = publisher;
        this.clock = clock;
    }

    enum Outcome {
        /** It conforms, and left the quarantine or, in a dry run, would leave it. */
        PASSED,
        /** It still breaks its contract. */
        STAYED,
        /** It conforms, but Kafka refuses it for a reason of its own, such as its size. It is still in quarantine. */
        REFUSED,
        /** It conforms, but Kafka is away, and the spool did not take it or is no place for it. It is still in quarantine. */
        FAILED
    }

    /** Says what would become of the entries. */
    Flux<Outcome> dry(Flux<Entry> entries) {
        return entries.map(entry -> check.check(entry.body()) instanceof Conforming ? Outcome.PASSED : Outcome.STAYED);
    }

    /** Replays the entries, and stops where one fails. */
    Flux<Outcome> run(Flux<Entry> entries) {
        return entries.flatMap(this::replay, AT_A_TIME).takeUntil(outcome -> outcome == Outcome.FAILED);
    }

    private Mono<Outcome> replay(Entry entry) {
        if (!(check.check(entry.body()) instanceof Conforming conforming)) {
            return Mono.just(Outcome.STAYED);
        }
        CloudEvent event = CloudEvent.of(conforming, entry.firstReceived(), entry.traceParent(), entry.body());
        return publisher.publish(new ReplayedEvent(event, clock.instant())).flatMap(result -> switch (result) {
            case ACKNOWLEDGED -> resolve(entry);
            case SPOOLED -> entry.reason().isUndeliverable() ? Mono.just(Outcome.FAILED) : resolve(entry);
            case REFUSED -> Mono.just(Outcome.REFUSED);
            case DIVERTED, UNAVAILABLE -> Mono.just(Outcome.FAILED);
        });
    }

    private Mono<Outcome> resolve(Entry entry) {
        return publisher
                .publish(new Tombstone(entry.id()))
                .map(result -> result.isDurable() ? Outcome.PASSED : Outcome.FAILED);
    }
}
