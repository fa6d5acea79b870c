package dev.willbridge.simulator.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.simulator.journal.Destination;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSourceTest {

    private static final int MANY = 5000;

    private final ContractCheck check = new ContractCheck(WebhookTypes.ALL);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE})
    void everyWebhookConformsUnderItsKeyAndId(long seed) {
        for (Webhook webhook : take(new CustomerCreatedSource(seed), MANY)) {
            CheckResult result = check.check(webhook.body());

            assertThat(result).isInstanceOf(Conforming.class);
            assertThat(((Conforming) result).key()).isEqualTo(webhook.key()).startsWith(CustomerCreatedSource.PREFIX);
            assertThat(webhook.id()).isEqualTo(result.eventId()).isEqualTo(EventId.of(webhook.body()));
            assertThat(webhook.destination()).isEqualTo(Destination.TOPIC);
        }
    }

    @Test
    void allDifferAndTheSameSeedMakesTheSame() {
        List<String> some = ids(new CustomerCreatedSource(7), MANY);
        List<String> same = ids(new CustomerCreatedSource(7), MANY);
        List<String> others = ids(new CustomerCreatedSource(8), MANY);

        assertThat(some).doesNotHaveDuplicates().isEqualTo(same).doesNotContainAnyElementsOf(others);
    }

    @Test
    void someCasesHaveASecondCustomerSoonAfter() {
        Map<String, Long> customers = take(new CustomerCreatedSource(3), MANY).stream()
                .collect(Collectors.groupingBy(Webhook::key, Collectors.counting()));

        assertThat(customers.values()).containsOnly(1L, 2L);
        long couples = customers.values().stream().filter(count -> count == 2).count();
        assertThat((double) couples / customers.size()).isBetween(0.3, 0.5);
    }

    @Test
    void belongToAFixedNumberOfCases() {
        Set<String> keys = take(new CustomerCreatedSource(3, 10), MANY).stream()
                .map(Webhook::key)
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(10);
    }

    @Test
    void areWrittenAsPhpWritesJson() {
        String all = take(new CustomerCreatedSource(5), 500).stream()
                .map(webhook -> new String(webhook.body(), UTF_8))
                .collect(Collectors.joining());

        assertThat(all).containsPattern("\\\\u00[0-9a-f]{2}").contains("\\/").contains("null");
        assertThat(all.chars()).allMatch(c -> c < 128);
        assertThat(all).doesNotContainPattern("[^\\\\]/");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrongIsWrongAsItSaysAndAsOftenAsItIsTold(long seed) {
        FaultMix mix = new FaultMix(10, 20, 5, 0);
        List<Webhook> webhooks = take(new FaultySource(new CustomerCreatedSource(seed), mix, seed), MANY);

        webhooks.forEach(webhook ->
                assertThat(destination(webhook)).as(webhook.toString()).isEqualTo(webhook.destination()));
        Map<Destination, Long> counts =
                webhooks.stream().collect(Collectors.groupingBy(Webhook::destination, Collectors.counting()));
        assertThat(counts.get(Destination.QUARANTINE_MALFORMED)).isBetween(MANY * 8L / 100, MANY * 12L / 100);
        assertThat(counts.get(Destination.QUARANTINE_VIOLATING)).isBetween(MANY * 22L / 100, MANY * 28L / 100);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsOne(Fault fault) {
        SplittableRandom random = new SplittableRandom(1);

        for (Webhook right : take(new CustomerCreatedSource(9), 300)) {
            Webhook wrong = fault.applyTo(right, random);
            assertThat(new String(wrong.body(), ISO_8859_1)).isNotEqualTo(new String(right.body(), ISO_8859_1));
            assertThat(destination(wrong)).isEqualTo(fault.destination());
        }
    }

    @Test
    void duplicatesAreTheBytesOfAnEarlierOneAgain() {
        FaultySource source = new FaultySource(new CustomerCreatedSource(4), new FaultMix(0, 0, 0, 30), 4);
        Set<String> seen = new HashSet<>();
        long repeated = take(source, MANY).stream()
                .filter(webhook -> !seen.add(webhook.id()))
                .count();

        assertThat(repeated).isBetween(MANY * 27L / 100, MANY * 33L / 100);
    }

    @Test
    void nonsensePercentagesAreRefused() {
        assertThatThrownBy(() -> new FaultMix(60, 50, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FaultMix(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FaultMix(Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWebhookPrintsNothingOfItsBody() {
        Webhook webhook = new CustomerCreatedSource(4).next();

        assertThat(webhook.toString()).isEqualTo("Webhook[" + webhook.id() + "]");
    }

    private Destination destination(Webhook webhook) {
        CheckResult result = check.check(webhook.body());
        if (result instanceof Conforming) {
            return Destination.TOPIC;
        }
        return result instanceof NotJson ? Destination.QUARANTINE_MALFORMED : Destination.QUARANTINE_VIOLATING;
    }

    private static List<String> ids(WebhookSource source, int count) {
        return take(source, count).stream().map(Webhook::id).toList();
    }

    private static List<Webhook> take(WebhookSource source, int count) {
        return Stream.generate(source::next).limit(count).toList();
    }
}
