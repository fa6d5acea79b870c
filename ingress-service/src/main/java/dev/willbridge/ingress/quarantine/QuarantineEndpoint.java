package dev.willbridge.ingress.quarantine;

import dev.willbridge.ingress.publish.KafkaPublisher;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NetworkException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What an operator does about the quarantine. Every operation may be run twice, and on two instances: a replay then repeats
 * events under their ids at worst.
 *
 * <p>{@code GET} lists, {@code POST} replays, {@code DELETE} discards; of all, or of the one whose id follows.
 */
@Endpoint(id = "quarantine")
final class QuarantineEndpoint {

    private static final int DEFAULT_LIMIT = 100;
    private static final Logger log = LoggerFactory.getLogger(QuarantineEndpoint.class);

    private final QuarantineTopic quarantine;
    private final Replay replay;
    private final KafkaPublisher publisher;

    QuarantineEndpoint(QuarantineTopic quarantine, Replay replay, KafkaPublisher publisher) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.publisher = publisher;
    }

    /**
     * Counts the entries, and lists the first of them.
     *
     * @param cause of which kind, a reason or one of the causes listed; all kinds if missing
     * @param limit how many to list
     */
    @ReadOperation
    Mono<WebEndpointResponse<Object>> list(@Nullable String cause, @Nullable Integer limit) {
        return answer(quarantine
                .entries()
                .filter(entry -> entry.isFor(cause))
                .collect(() -> new Listing(limit == null ? DEFAULT_LIMIT : limit), Listing::add));
    }

    /**
     * Shows one entry.
     *
     * @param payload whether with its body, which is personal data: that is logged
     */
    @ReadOperation
    Mono<WebEndpointResponse<Object>> show(@Selector String id, @Nullable Boolean payload) {
        return answer(one(id).map(entry -> {
            if (payload == null || !payload) {
                return Summary.of(entry);
            }
            log.info("The payload of the quarantined event {} is shown to an operator", entry.id());
            return Summary.withPayload(entry);
        }));
    }

    /**
     * Replays what conforms by now.
     *
     * @param dryRun only to say what would happen. Must be said, so that nobody who misspells it acts.
     * @param cause of which kind; all kinds if missing
     */
    @WriteOperation
    Mono<WebEndpointResponse<Object>> replay(boolean dryRun, @Nullable String cause) {
        return answer(replay(quarantine.entries().filter(entry -> entry.isFor(cause)), dryRun));
    }

    /** Replays one entry, or says what would happen. */
    @WriteOperation
    Mono<WebEndpointResponse<Object>> replayOne(@Selector String id, boolean dryRun) {
        return answer(one(id).flatMap(entry -> replay(Flux.just(entry), dryRun)));
    }

    /** Forgets one entry. */
    @DeleteOperation
    Mono<WebEndpointResponse<Object>> discard(@Selector String id) {
        return answer(one(id).flatMap(entry -> publisher
                .publish(new Tombstone(entry.id()))
                .map(result -> {
                    if (!result.isDurable()) {
                        throw new NetworkException(
                                "Neither Kafka nor the spool took it: " + entry.id() + " is still in quarantine");
                    }
                    log.info("The quarantined event {} was discarded by an operator", entry.id());
                    return Summary.of(entry);
                })));
    }

    /** Nothing there is 404, and a Kafka that is away 503, in words for the operator. */
    private static Mono<WebEndpointResponse<Object>> answer(Mono<?> result) {
        return result.<WebEndpointResponse<Object>>map(WebEndpointResponse::new)
                .defaultIfEmpty(new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND))
                .onErrorResume(
                        KafkaException.class,
                        e -> Mono.just(new WebEndpointResponse<>(
                                Map.of("kafka", e.getClass().getSimpleName() + ": " + e.getMessage()),
                                WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE)));
    }

    private Mono<Entry> one(String id) {
        return quarantine.entries().filter(entry -> entry.id().equals(id)).next();
    }

    private Mono<ReplayReport> replay(Flux<Entry> entries, boolean dryRun) {
        Flux<Replay.Outcome> outcomes = dryRun ? replay.dry(entries) : replay.run(entries);
        return outcomes.reduce(ReplayReport.began(dryRun), ReplayReport::and).doOnNext(report -> {
            if (!report.dryRun()) {
                log.info(
                        "Replayed {} events out of quarantine; {} still break their contract, {} Kafka refuses{}",
                        report.passed(),
                        report.stayed(),
                        report.refused(),
                        report.failed() ? "; it ended early, as an event was not taken" : "");
            }
        });
    }
}
