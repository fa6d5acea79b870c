package dev.willbridge.simulator.send;

import dev.willbridge.simulator.http.WebhookClient;
import dev.willbridge.simulator.journal.SendListener;
import dev.willbridge.simulator.journal.SentEvent;
import dev.willbridge.simulator.webhook.Webhook;
import dev.willbridge.simulator.webhook.WebhookSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/**
 * Sends webhooks, and again those that are not answered 2xx, as often as its policy says; each step is in the journal before
 * the next. With a rate, webhooks leave when they are due, whatever the answers do; without one, each connection sends the
 * next one once it has its answer.
 *
 * <p>No more than {@value #MOST_OPEN} events are open at a time, in tries or in the pauses between them. Beyond, the sender
 * waits and is late, and says by how much.
 */
public final class Sender implements AutoCloseable {

    static final int MOST_OPEN = 20_000;

    private final SendSettings settings;
    private final WebhookSource source;
    private final SendListener journal;
    private final Tally tally;
    private final WebhookClient client;
    private final Semaphore open = new Semaphore(MOST_OPEN);
    private final Semaphore firstTries;
    private final Set<Delivery> pausing = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    public Sender(SendSettings settings, WebhookSource source, SendListener journal, Tally tally) {
        this.settings = settings;
        this.source = source;
        this.journal = journal;
        this.tally = tally;
        this.client = new WebhookClient(
                settings.target(), settings.connections(), settings.retries().timeout(), settings.credentials());
        this.firstTries = new Semaphore(settings.rate() > 0 ? MOST_OPEN : settings.connections());
    }

    /**
     * Sends all, and returns once each event has its last answer or is given up. Blocks. To be called once.
     *
     * @throws java.io.UncheckedIOException where the journal cannot be written: nothing is sent that is not in it
     */
    public SendReport run() throws InterruptedException {
        client.warmUp();
        long start = System.nanoTime();
        long end = start + settings.duration().toNanos();
        for (long number = 0; number < settings.count() && !stopping; number++) {
            long due = due(start, number);
            if (due - end >= 0 || !sleepUntil(due)) {
                break;
            }
            open.acquire();
            firstTries.acquire();
            new Delivery(number, source.next()).begin(settings.rate() > 0 ? due : System.nanoTime());
        }
        open.acquire(MOST_OPEN);
        if (failure != null) {
            throw failure;
        }
        return tally.report();
    }

    private long due(long start, long number) {
        return settings.rate() > 0
                ? start + (long) (number * (TimeUnit.SECONDS.toNanos(1) / settings.rate()))
                : System.nanoTime();
    }

    /** Returns whether there is something to send then. */
    private boolean sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !stopping; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
        return !stopping;
    }

    /** Sends nothing new, makes no further tries, and lets those end that are on their way. From any thread. */
    public void stop() {
        stopping = true;
        pausing.forEach(Delivery::giveUpPausing);
    }

    @Override
    public void close() {
        client.close();
    }

    /** One event on its way. */
    private final class Delivery {

        private final long number;
        private final Webhook webhook;
        private final Disposable.Swap timer = Disposables.swap();
        private int tries;
        private boolean asExpected;

        Delivery(long number, Webhook webhook) {
            this.number = number;
            this.webhook = webhook;
        }

        void begin(long due) {
            try {
                journal.sending(new SentEvent(number, webhook.id(), webhook.key(), webhook.destination()));
            } catch (RuntimeException e) {
                fail(e);
                firstTries.release();
                open.release();
                return;
            }
            tally.sent(System.nanoTime() - due);
            attempt(due);
        }

        private void attempt(long began) {
            tries++;
            var unused = client.post(webhook.body())
                    .onErrorReturn(0)
                    .subscribe(status -> answered(status, System.nanoTime() - began));
        }

        private void answered(int status, long nanos) {
            if (tries == 1) {
                firstTries.release();
            }
            asExpected |= status == webhook.destination().status();
            tally.answered(status, nanos);
            try {
                journal.answered(number, status, Duration.ofNanos(nanos));
            } catch (RuntimeException e) {
                fail(e);
            }
            if (status / 100 == 2 || tries > settings.retries().pauses().size()) {
                end(status == 0);
            } else {
                pause();
            }
        }

        private void end(boolean unheard) {
            if (unheard && !asExpected) {
                tally.givenUp();
            } else {
                tally.decided(asExpected);
            }
            open.release();
        }

        private void pause() {
            tally.waiting(1);
            pausing.add(this);
            Duration pause = settings.retries().pauses().get(tries - 1);
            timer.update(Schedulers.parallel().schedule(this::again, pause.toNanos(), TimeUnit.NANOSECONDS));
            if (stopping) {
                giveUpPausing();
            }
        }

        private void again() {
            if (pausing.remove(this)) {
                tally.waiting(-1);
                attempt(System.nanoTime());
            }
        }

        void giveUpPausing() {
            if (pausing.remove(this)) {
                timer.dispose();
                tally.waiting(-1);
                end(true);
            }
        }

        private void fail(RuntimeException e) {
            failure = e;
            stop();
        }
    }
}
