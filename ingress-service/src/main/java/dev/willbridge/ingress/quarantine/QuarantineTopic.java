package dev.willbridge.ingress.quarantine;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What is in quarantine, read off its topic each time that somebody asks. */
final class QuarantineTopic {

    /** Threads that may block, and are not interrupted once nobody reads on: a consumer that is cannot be closed. */
    private static final Scheduler READERS = Schedulers.fromExecutor(Schedulers.boundedElastic()::schedule);

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /** @param consumers makes consumers without a group */
    QuarantineTopic(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /**
     * Returns the entries as of now. Reads as fast as it is asked to, on a thread that may block. Fails with a {@link
     * org.apache.kafka.common.KafkaException} where Kafka is away.
     */
    Flux<Entry> entries() {
        return Flux.<List<ConsumerRecord<byte[], byte[]>>, TopicScan>generate(
                        () -> new TopicScan(consumers.get()),
                        (scan, sink) -> {
                            List<ConsumerRecord<byte[], byte[]>> records = scan.next();
                            if (records == null) {
                                sink.complete();
                            } else {
                                sink.next(records);
                            }
                            return scan;
                        },
                        QuarantineTopic::close)
                .hide() // or whoever cancels closes the consumer, while another thread reads
                .concatMapIterable(records -> records, 1)
                .map(Entry::of)
                .subscribeOn(READERS)
                .cancelOn(Schedulers.boundedElastic());
    }

    /** Called with null as well, when what is closed already is cancelled. */
    private static void close(@Nullable TopicScan scan) {
        if (scan != null) {
            scan.close();
        }
    }
}
