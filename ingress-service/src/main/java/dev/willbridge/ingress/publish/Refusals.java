package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What becomes of the events that Kafka refuses for a reason of their own: they are counted, and the {@link Diversion} is
 * published in their place. Safe for many threads; never blocks.
 *
 * <p>Nothing is let go of here: whoever hands an event in keeps it until the result says that it is durable elsewhere, and
 * puts it aside if it is not.
 */
final class Refusals {

    /** How long another topic may take: leaves time to put the event aside before the sender is answered, see {@link SpoolFallback}. */
    static final Duration WITHIN = Duration.ofMillis(2200);

    private static final Duration AT_LEAST = Duration.ofMillis(100);

    private final Diversion diversion;
    private final Function<Event, CompletableFuture<PublishResult>> publish;
    private final Duration within;
    private final PublishMetrics metrics;
    private final String otherwise;
    private final UndeliverableLog divertedLog;
    private final UndeliverableLog otherwiseLog;

    /**
     * @param publish puts an event on the way to its topic
     * @param within how long that may take, from the event's arrival on
     * @param otherwise what becomes of an event that is not diverted, for the message
     */
    Refusals(
            Diversion diversion,
            Function<Event, CompletableFuture<PublishResult>> publish,
            Duration within,
            PublishMetrics metrics,
            String otherwise,
            Logger log) {
        this.diversion = diversion;
        this.publish = publish;
        this.within = within;
        this.metrics = metrics;
        this.otherwise = otherwise;
        this.divertedLog = new UndeliverableLog(log, System::nanoTime);
        this.otherwiseLog = new UndeliverableLog(log, System::nanoTime);
    }

    /**
     * An event that came directly was refused.
     *
     * @return whether it need not be put aside: {@link PublishResult#DIVERTED} when it is durable elsewhere, {@link
     *     PublishResult#REFUSED} when it was all along; else {@link PublishResult#UNAVAILABLE}
     */
    CompletableFuture<PublishResult> direct(Delivery delivery, Exception reason) {
        Event event = delivery.event();
        if (event.isKeptElsewhere()) {
            metrics.undeliverable(event.topic(), reason);
            return CompletableFuture.completedFuture(PublishResult.REFUSED);
        }
        long left = Math.max(within.toNanos() - delivery.age(), AT_LEAST.toNanos());
        return divert(event.topic(), event.id(), event.toRecord(), reason, left)
                .thenApply(kept -> kept ? PublishResult.DIVERTED : PublishResult.UNAVAILABLE);
    }

    /** Entries of a topic's spool were refused. Returns, in time, those that are durable elsewhere and need not be put aside. */
    CompletableFuture<Set<SpoolEntry>> drained(String topic, List<Undeliverable> refused) {
        Map<SpoolEntry, CompletableFuture<Boolean>> diverted = refused.stream()
                .collect(Collectors.toMap(
                        Undeliverable::entry,
                        one -> divert(topic, one.eventId(), one.record(), one.reason(), within.toNanos())));
        return CompletableFuture.allOf(diverted.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> diverted.entrySet().stream()
                        .filter(one -> one.getValue().getNow(false))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private CompletableFuture<Boolean> divert(
            String topic,
            String eventId,
            @Nullable ProducerRecord<byte[], byte[]> refused,
            Exception reason,
            long nanos) {
        metrics.undeliverable(topic, reason);
        Event instead = refused == null ? null : diversion.insteadOf(refused, reason);
        if (instead == null) {
            otherwiseLog.refused(topic, eventId, otherwise, reason);
            return CompletableFuture.completedFuture(false);
        }
        return publish.apply(instead)
                .completeOnTimeout(PublishResult.UNAVAILABLE, nanos, TimeUnit.NANOSECONDS)
                .thenApply(result -> {
                    if (result.isDurable()) {
                        divertedLog.refused(topic, eventId, "goes to " + instead.topic() + " instead", reason);
                    } else {
                        otherwiseLog.refused(topic, eventId, otherwise, reason);
                    }
                    return result.isDurable();
                });
    }
}
