package dev.willbridge.ingress.publish;

import dev.willbridge.ingress.spool.SpoolEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The thread that delivers what a topic has in the spool, in order, a page at a time: read, send, wait for the
 * acknowledgements, remove. A crash in between delivers the page again at the next start.
 *
 * <p>Works only while the direct path is clear, see {@link Lane}. While Kafka is away, it tries with a single event, and
 * ever less often.
 */
final class Drainer {

    private static final int PAGE_ENTRIES = 1000;
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(Drainer.class);

    private final SpooledTopic spooled;
    private final BooleanSupplier directPathIsClear;
    private final Handover handover;
    private final ProducerFactory<byte[], byte[]> producers;
    private final Refusals refusals;
    private final PublishMetrics metrics;
    private final OutageLog outages;
    private final Settlement settlement;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Backoff backoff = new Backoff();
    private final ProducerDoubts doubts;
    private final Thread thread;

    // Confined to the drainer's thread
    private int pageEntries = PAGE_ENTRIES;
    private long delivered;

    Drainer(
            SpooledTopic spooled,
            BooleanSupplier directPathIsClear,
            Handover handover,
            ProducerFactory<byte[], byte[]> producers,
            Refusals refusals,
            PublishMetrics metrics,
            OutageLog outages) {
        this.spooled = spooled;
        this.directPathIsClear = directPathIsClear;
        this.handover = handover;
        this.producers = producers;
        this.doubts = new ProducerDoubts(producers);
        this.refusals = refusals;
        this.metrics = metrics;
        this.outages = outages;
        this.settlement = new Settlement(spooled);
        this.thread = new Thread(this::run, "drain-" + spooled.topic());
    }

    void start() {
        thread.start();
        wake();
    }

    /** Something was written, or the direct path is clear: there may be something to do. Never blocks. */
    void wake() {
        wakeUps.release();
    }

    /** Lets the page that is under way come to its end, within that time. */
    void stop(Duration timeout) throws InterruptedException {
        backoff.stop();
        wake();
        thread.join(timeout.toMillis());
        thread.interrupt();
        thread.join(timeout.toMillis());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the spool does not do in the end, the next start makes up for
    private void run() {
        try {
            retryUndeliverable();
            while (!backoff.isStopping()) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                drainWhatever();
            }
        } catch (InterruptedException | InterruptException e) {
            log.debug("The spool of {} is left as it is", spooled.topic());
        } finally {
            handover.end();
            settlement.carryOut();
        }
    }

    /** The operator may have raised the limits since the last start. */
    private void retryUndeliverable() throws InterruptedException {
        try {
            List<SpoolEntry> page;
            do {
                page = spooled.undeliverable().first(PAGE_ENTRIES, PAGE_BYTES).get();
                spooled.countUndelivered(
                        spooled.undeliverable().move(page, spooled.waiting()).get());
            } while (!page.isEmpty() && !backoff.isStopping());
        } catch (ExecutionException e) {
            log.warn("What could not be delivered is tried again at the next start only: {}", e.getMessage());
        }
    }

    private void drainWhatever() throws InterruptedException {
        try {
            drain();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Draining the spool of {} met a bug, and is tried again", spooled.topic(), e);
            backoff.pause();
            wake();
        }
    }

    private void drain() throws InterruptedException {
        List<SpoolEntry> entries = next();
        while (!entries.isEmpty()) {
            Page page = new Page(entries);
            if (isNearlyAll(entries)) {
                handover.begin();
            }
            try {
                page.deliver(producers::createProducer);
            } finally {
                settle(page);
            }
            divert(page);
            adapt(page);
            entries = next();
        }
        if (!spooled.hasUndelivered()) {
            emptied();
        }
    }

    /** Kafka has just taken what came before, and there is hardly more in the spool than this. */
    private boolean isNearlyAll(List<SpoolEntry> entries) {
        return delivered > 0 && pageEntries > 1 && spooled.waiting().size() <= 2L * entries.size();
    }

    private void emptied() {
        handover.end();
        if (delivered > 0) {
            log.info("The spool of {} is empty: {} events delivered", spooled.topic(), delivered);
            delivered = 0;
        }
    }

    /** Tidies up after the page before, and reads the next; empty when there is nothing to do. */
    private List<SpoolEntry> next() throws InterruptedException {
        while (true) {
            CompletableFuture<?> tidied = settlement.carryOut();
            boolean more = !backoff.isStopping() && spooled.hasUndelivered() && directPathIsClear.getAsBoolean();
            CompletableFuture<List<SpoolEntry>> page = more
                    ? spooled.waiting().first(pageEntries, PAGE_BYTES)
                    : CompletableFuture.completedFuture(List.of());
            try {
                tidied.get();
                settlement.end();
                return page.get();
            } catch (ExecutionException e) {
                if (backoff.isStopping()) {
                    return List.of();
                }
                backoff.pause(); // the spool fails, and has said so; it may come to itself
            }
        }
    }

    /** From here on, what is on the topic, or never will be, holds up nobody. */
    private void settle(Page page) {
        List<SpoolEntry> acknowledged = page.acknowledged();
        settlement.begin(acknowledged, page.undeliverable());
        metrics.drained(spooled.topic(), acknowledged.size());
        delivered += acknowledged.size();
        spooled.countUndelivered(-acknowledged.size() - page.undeliverable().size());
    }

    /** What becomes durable elsewhere need not be put aside. Until then it stays where it is. */
    private void divert(Page page) throws InterruptedException {
        try {
            settlement.diverted(
                    refusals.drained(spooled.topic(), page.undeliverable()).get());
        } catch (ExecutionException e) {
            log.error("What Kafka refused for {} is put aside because of a bug", spooled.topic(), e.getCause());
        }
    }

    private void adapt(Page page) throws InterruptedException {
        Exception outage = page.outage();
        if (outage != null) {
            handover.end();
            outages.failed(outage);
            pageEntries = 1;
            doubts.failed(outage); // all of this topic is settled, and the direct path is clear
            backoff.pause();
        } else if (!page.acknowledged().isEmpty()) {
            outages.succeeded();
            pageEntries = PAGE_ENTRIES;
            backoff.reset();
            doubts.succeeded();
        }
    }
}
