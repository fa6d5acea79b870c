package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.ingress.publish.KafkaPublisher;
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
    Mono<Listing> list(@Nullable String cause, @Nullable Integer limit) {
        return quarantine
                .entries()
                .filter(entry -> entry.isFor(cause))
                .collect(() -> new Listing(limit == null ? DEFAULT_LIMIT : limit), Listing::add);
    }

    /**
     * Shows one entry.
     *
     * @param payload whether with its body, which is personal data: that is logged
     */
    @ReadOperation
    Mono<Summary> show(@Selector String id, @Nullable Boolean payload) {
        return one(id).map(entry -> {
            if (payload == null || !payload) {
                return Summary.of(entry, null);
            }
            log.info("The payload of the quarantined event {} is shown to an operator", entry.id());
            return Summary.of(entry, new String(entry.body(), UTF_8));
        });
    }

    /**
     * Replays what conforms by now.
     *
     * @param cause of which kind; all kinds if missing
     * @param dryRun only to say what would happen
     */
    @WriteOperation
    Mono<ReplayReport> replay(@Nullable String cause, @Nullable Boolean dryRun) {
        return replay(quarantine.entries().filter(entry -> entry.isFor(cause)), dryRun != null && dryRun);
    }

    /** Replays one entry, or says what would happen. */
    @WriteOperation
    Mono<WebEndpointResponse<ReplayReport>> replayOne(@Selector String id, @Nullable Boolean dryRun) {
        return orNotFound(one(id).flatMap(entry -> replay(Flux.just(entry), dryRun != null && dryRun)));
    }

    /** Forgets one entry. */
    @DeleteOperation
    Mono<WebEndpointResponse<Summary>> discard(@Selector String id) {
        return orNotFound(one(id).flatMap(entry -> publisher
                .publish(new Tombstone(entry.id()))
                .map(result -> {
                    if (!result.isDurable()) {
                        throw new IllegalStateException(
                                "Neither Kafka nor the spool took it: " + entry.id() + " is still in quarantine");
                    }
                    log.info("The quarantined event {} was discarded by an operator", entry.id());
                    return Summary.of(entry, null);
                })));
    }

    /** Spring does so for what only reads. */
    private static <T> Mono<WebEndpointResponse<T>> orNotFound(Mono<T> answer) {
        return answer.map(body -> new WebEndpointResponse<>(body))
                .defaultIfEmpty(new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private Mono<Entry> one(String id) {
        return quarantine.entries().filter(entry -> entry.id().equals(id)).next();
    }

    private Mono<ReplayReport> replay(Flux<Entry> entries, boolean dryRun) {
        Flux<Replay.Outcome> outcomes = dryRun ? replay.dry(entries) : replay.run(entries);
        return outcomes.reduce(ReplayReport.began(dryRun), ReplayReport::and).doOnNext(report -> {
            if (!report.dryRun()) {
                log.info(
                        "Replayed {} events out of quarantine; {} still break their contract{}",
                        report.passed(),
                        report.stayed(),
                        report.failed() ? "; it ended early, as an event was not taken" : "");
            }
        });
    }
}
