package dev.willbridge.ingress.ingest;

import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.contract.Drift;
import dev.willbridge.ingress.publish.CloudEvent;
import dev.willbridge.ingress.publish.KafkaPublisher;
import dev.willbridge.ingress.publish.PublishResult;
import dev.willbridge.ingress.quarantine.Quarantine;
import dev.willbridge.ingress.quarantine.Rejected;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What happens to a webhook: it is checked against its contract, published, and accepted only when Kafka has acknowledged
 * it or it is fsynced to the spool. What Kafka refuses for a reason of its own is accepted into quarantine. What breaks its contract is rejected, and kept in quarantine just as durably. Everything
 * else ends with a receipt that says why.
 *
 * <p>Called on an event loop; never blocks.
 */
public final class Ingest {

    private final ContractCheck check;
    private final KafkaPublisher publisher;
    private final Quarantine quarantine;
    private final Drift drift;
    private final RejectionLog rejections;

    Ingest(ContractCheck check, KafkaPublisher publisher, Quarantine quarantine, Drift drift, RejectionLog rejections) {
        this.check = check;
        this.publisher = publisher;
        this.quarantine = quarantine;
        this.drift = drift;
        this.rejections = rejections;
    }

    /** Decides the outcome of a webhook. The event is durable before the receipt says that it is accepted, or rejected. */
    public Mono<Receipt> ingest(Reception reception) {
        CheckResult result = check.check(reception.body());
        drift.see(result);
        return result instanceof Conforming conforming ? publish(conforming, reception) : quarantine(result, reception);
    }

    private Mono<Receipt> quarantine(CheckResult result, Reception reception) {
        Receipt receipt = rejection(result);
        rejections.log(receipt);
        Rejected rejected = new Rejected(result, reception.body(), reception.time(), reception.traceParent());
        return quarantine.keep(rejected).map(kept -> switch (kept) {
            case KEPT -> receipt;
            case UNAVAILABLE -> Receipt.unavailable(result.eventId(), publisher.retryAfter(QuarantineHeaders.TOPIC));
            case FLOODED -> Receipt.of(Outcome.FLOODED, result.eventId());
        });
    }

    private Mono<Receipt> publish(Conforming conforming, Reception reception) {
        CloudEvent event = CloudEvent.of(conforming, reception.time(), reception.traceParent(), reception.body());
        return publisher.publish(event).map(result -> receipt(result, event));
    }

    private Receipt receipt(PublishResult result, CloudEvent event) {
        return switch (result) {
            case ACKNOWLEDGED -> Receipt.of(Outcome.ACCEPTED, event.id());
            case SPOOLED -> Receipt.of(Outcome.SPOOLED, event.id());
            case DIVERTED -> Receipt.of(Outcome.UNDELIVERABLE, event.id());
            case REFUSED, UNAVAILABLE -> Receipt.unavailable(event.id(), publisher.retryAfter(event.topic()));
        };
    }

    private static Receipt rejection(CheckResult result) {
        if (result instanceof NotJson notJson) {
            String detail = "At byte %d: %s."
                    .formatted(notJson.offset(), notJson.malformation().description());
            return Receipt.rejected(Outcome.NOT_JSON, notJson.eventId(), detail, List.of());
        }
        Violating violating = (Violating) result;
        return Receipt.rejected(Outcome.CONTRACT_VIOLATED, violating.eventId(), null, violating.violations());
    }
}
