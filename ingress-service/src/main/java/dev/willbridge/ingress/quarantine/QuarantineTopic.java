package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What is in quarantine, read off its topic: of each event id the last record, unless that is a tombstone. Reads twice, first
 * to learn which records are the last, so that it holds ids and offsets only, and bodies as they go by.
 */
final class QuarantineTopic {

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /** @param consumers makes consumers without a group */
    QuarantineTopic(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /** Returns the entries as of now. Reads as fast as it is asked to, on a thread that may block. */
    Flux<Entry> entries() {
        return last().flatMapMany(last -> records()
                .filter(record -> record.value() != null && last.isLast(record))
                .map(Entry::of));
    }

    private Mono<Last> last() {
        return records().collect(Last::new, Last::see);
    }

    private Flux<ConsumerRecord<byte[], byte[]>> records() {
        return Flux.<ConsumerRecords<byte[], byte[]>, TopicScan>generate(
                        () -> new TopicScan(consumers.get()),
                        (scan, sink) -> {
                            ConsumerRecords<byte[], byte[]> records = scan.next();
                            if (records == null) {
                                sink.complete();
                            } else {
                                sink.next(records);
                            }
                            return scan;
                        },
                        QuarantineTopic::close)
                .concatMapIterable(records -> records, 1)
                .filter(record -> record.key() != null) // nobody's entry, where the topic is not ours and not compacted
                .subscribeOn(Schedulers.boundedElastic())
                .cancelOn(Schedulers.boundedElastic());
    }

    /** Called with null as well, when what is closed already is cancelled. */
    private static void close(@Nullable TopicScan scan) {
        if (scan != null) {
            scan.close();
        }
    }

    /** Where the last record of each event is. Read and written one after the other. */
    private static final class Last {

        private final Map<String, Place> places = new HashMap<>();

        private record Place(TopicPartition partition, long offset) {

            static Place of(ConsumerRecord<byte[], byte[]> record) {
                return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
            }
        }

        void see(ConsumerRecord<byte[], byte[]> record) {
            String id = new String(record.key(), UTF_8);
            if (record.value() == null) {
                places.remove(id);
            } else {
                places.put(id, Place.of(record));
            }
        }

        boolean isLast(ConsumerRecord<byte[], byte[]> record) {
            return Place.of(record).equals(places.get(new String(record.key(), UTF_8)));
        }
    }
}
