package dev.willbridge.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookTypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Compares records with what is expected, one after the other, each partition's in its order. Not safe for threads. */
final class Findings {

    private final Expectations expectations;
    private final boolean exclusive;
    private final Map<Check, List<String>> failures = new EnumMap<>(Check.class);
    private final Set<String> published = new HashSet<>();
    private final Set<String> quarantined = new HashSet<>();
    private final Map<String, Integer> latestSending = new HashMap<>(); // by key, of those seen on the topic
    private final Map<String, Integer> earliestAccepted = new HashMap<>(); // likewise
    private int ordered;
    private int records;
    private int duplicates;
    private int others;

    /** @param exclusive whether nobody else writes to the topics */
    Findings(Expectations expectations, boolean exclusive) {
        this.expectations = expectations;
        this.exclusive = exclusive;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(QuarantineHeaders.TOPIC)) {
            takeQuarantined(record);
        } else {
            takePublished(record);
        }
    }

    private void takePublished(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        String claimed = header(record, CloudEventHeaders.ID);
        String id = record.value() == null ? "" : EventId.of(record.value());
        Expected expected = expectations.of(id);
        if (expected == null) {
            takeUnknown(record, key, claimed);
            return;
        }
        records++;
        verify(Check.UNCHANGED, id.equals(claimed), place(record));
        verify(Check.KEYS, expected.key().isEmpty() || expected.key().equals(key), place(record));
        verify(Check.HEADERS, isCloudEvent(record), place(record));
        boolean replayed =
                !header(record, QuarantineHeaders.REPLAYED).isEmpty(); // by an operator, whenever it pleased him
        verify(Check.ANSWERS, expected.mayBePublished() || replayed, id);
        if (!published.add(id)) {
            duplicates++;
        } else if (!replayed) {
            takeInOrder(key, id, expected);
        }
    }

    /**
     * Of two events that were on their way at the same time, either may be the first. But one that was sent once another had
     * its 202 comes after that.
     */
    private void takeInOrder(String key, String id, Expected expected) {
        ordered += earliestAccepted.getOrDefault(key, Integer.MAX_VALUE) < expected.firstSending() ? 1 : 0;
        int latest = latestSending.merge(key, expected.firstSending(), Math::max);
        verify(Check.ORDER, latest <= expected.acceptedAt(), id);
        earliestAccepted.merge(key, expected.acceptedAt(), Math::min);
    }

    private void takeUnknown(ConsumerRecord<byte[], byte[]> record, String key, String claimed) {
        if (expectations.of(claimed) != null) {
            verify(Check.UNCHANGED, false, place(record));
        } else if (exclusive || expectations.isOurs(key)) {
            verify(Check.NOTHING_ELSE, false, place(record));
        } else {
            others++;
        }
    }

    private void takeQuarantined(ConsumerRecord<byte[], byte[]> record) {
        String id = text(record.key());
        Expected expected = expectations.of(id);
        if (expected == null) {
            verify(Check.NOTHING_ELSE, !exclusive, place(record));
            return;
        }
        quarantined.add(id);
        if (record.value() == null) {
            return; // an operator resolved it
        }
        verify(Check.QUARANTINED, EventId.of(record.value()).equals(id), id);
        verify(Check.ANSWERS, !expected.isRight() || expected.isRejected(), id);
        verify(Check.HEADERS, expected.reason().equals(header(record, QuarantineHeaders.REASON)), place(record));
    }

    /** Whether everything is there by now that must be. */
    boolean isComplete() {
        return expectations.byId().entrySet().stream().noneMatch(each -> isMissing(each.getKey(), each.getValue()));
    }

    /** Returns how many different events were found, anywhere. */
    int found() {
        return published.size() + quarantined.size();
    }

    private boolean isMissing(String id, Expected expected) {
        return (expected.isAccepted() && !published.contains(id))
                || (expected.isRejected() && !quarantined.contains(id));
    }

    Proof proof() {
        int accepted = 0;
        int rejected = 0;
        int promisedNothing = 0;
        int keptAllTheSame = 0;
        Map<Check, List<String>> all = new EnumMap<>(Check.class);
        failures.forEach((check, places) -> all.put(check, new ArrayList<>(places)));
        for (Map.Entry<String, Expected> each : expectations.byId().entrySet()) {
            String id = each.getKey();
            Expected expected = each.getValue();
            accepted += expected.isAccepted() ? 1 : 0;
            rejected += expected.isRejected() ? 1 : 0;
            if (!expected.isAccepted() && !expected.isRejected()) {
                promisedNothing++;
                keptAllTheSame += published.contains(id) || quarantined.contains(id) ? 1 : 0;
            }
            add(all, Check.PUBLISHED, !expected.isAccepted() || published.contains(id), id);
            add(all, Check.QUARANTINED, !expected.isRejected() || quarantined.contains(id), id);
            add(all, Check.ANSWERS, !expected.isContradicted(), id);
        }
        return new Proof(
                expectations.sent(),
                expectations.byId().size(),
                accepted,
                rejected,
                promisedNothing,
                keptAllTheSame,
                records,
                duplicates,
                ordered,
                others,
                all);
    }

    private void verify(Check check, boolean holds, String where) {
        add(failures, check, holds, where);
    }

    private static void add(Map<Check, List<String>> failures, Check check, boolean holds, String where) {
        if (!holds) {
            failures.computeIfAbsent(check, each -> new ArrayList<>()).add(where);
        }
    }

    private static boolean isCloudEvent(ConsumerRecord<byte[], byte[]> record) {
        return header(record, CloudEventHeaders.SPEC_VERSION).equals(CloudEventHeaders.SPEC_VERSION_1_0)
                && header(record, CloudEventHeaders.SOURCE).equals(CloudEventHeaders.SOURCE_WILLSUITE)
                && header(record, CloudEventHeaders.TYPE).equals(WebhookTypes.CUSTOMER_CREATED.cloudEventType())
                && header(record, CloudEventHeaders.CONTENT_TYPE).equals(CloudEventHeaders.CONTENT_TYPE_JSON)
                && record.topic().equals(CustomerCreated.TOPIC)
                && !header(record, CloudEventHeaders.TIME).isEmpty()
                && !header(record, CloudEventHeaders.DATA_SCHEMA).isEmpty();
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
