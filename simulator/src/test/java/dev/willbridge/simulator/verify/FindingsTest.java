package dev.willbridge.simulator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.simulator.journal.JournalContents;
import dev.willbridge.simulator.journal.JournalContents.Answered;
import dev.willbridge.simulator.journal.JournalContents.Sending;
import dev.willbridge.simulator.journal.JournalContents.Step;
import dev.willbridge.simulator.journal.SentEvent;
import dev.willbridge.simulator.webhook.CustomerCreatedSource;
import dev.willbridge.simulator.webhook.FaultMix;
import dev.willbridge.simulator.webhook.FaultySource;
import dev.willbridge.simulator.webhook.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Each claim is broken once, and told. */
class FindingsTest {

    private final FaultySource wrongOnes =
            new FaultySource(new CustomerCreatedSource(2, 1), new FaultMix(50, 50, 0, 0), 2);
    private final CustomerCreatedSource ofOneCase = new CustomerCreatedSource(1, 1);
    private final Webhook first = ofOneCase.next();
    private final Webhook second = ofOneCase.next();
    private final Webhook third = ofOneCase.next();
    private final Webhook wrong = wrongOnes.next();
    private final List<Step> steps = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    private void sent(int number, Webhook webhook) {
        steps.add(new Sending(new SentEvent(number, webhook.id(), webhook.key(), webhook.destination())));
    }

    private void answered(int number, int status) {
        steps.add(new Answered(number, status, 1000));
    }

    private void sentAndAnswered(int number, Webhook webhook, int status) {
        sent(number, webhook);
        answered(number, status);
    }

    /** The first and the second were accepted one after the other, and the wrong one was rejected. */
    private void threeAsTheyShouldBe() {
        sentAndAnswered(0, first, 202);
        sentAndAnswered(1, second, 202);
        sentAndAnswered(2, wrong, wrong.destination().status());
    }

    private void published(Webhook... webhooks) {
        for (Webhook webhook : webhooks) {
            records.add(TopicRecord.published(webhook, records.size()));
        }
    }

    private void quarantined(Webhook webhook) {
        records.add(TopicRecord.quarantined(webhook, records.size()));
    }

    private Proof proof(boolean exclusive) {
        JournalContents journal = new JournalContents(Instant.EPOCH, "x", steps);
        Findings findings = new Findings(Expectations.of(journal), exclusive);
        records.forEach(findings::take);
        return findings.proof();
    }

    private Proof proof() {
        return proof(true);
    }

    private static void assertFails(Proof proof, Check check, String where) {
        assertThat(proof.holds()).isFalse();
        assertThat(proof.failures()).containsOnlyKeys(check);
        assertThat(proof.failures(check)).containsExactly(where);
        assertThat(ProofTable.of(proof, Ansi.OFF)).contains("NO", check.claim(), where, "Not proved.");
    }

    @Test
    void allIsThere() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);

        Proof proof = proof();

        assertThat(proof.failures()).isEmpty();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.accepted()).isEqualTo(2);
        assertThat(proof.rejected()).isEqualTo(1);
        assertThat(proof.ordered()).isEqualTo(1);
        assertThat(ProofTable.of(proof, Ansi.OFF)).contains("Proved.").doesNotContain("NO ");
    }

    @Test
    void oneWithA202IsMissing() {
        threeAsTheyShouldBe();
        published(first);
        quarantined(wrong);

        assertFails(proof(), Check.PUBLISHED, second.id());
    }

    @Test
    void aByteHasChanged() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        byte[] changed = second.body().clone();
        changed[changed.length / 2] ^= 1;
        records.add(TopicRecord.copy(records.get(1), second.key(), changed, 9));

        assertFails(proof(), Check.UNCHANGED, CustomerCreated.TOPIC + "-0@9");
    }

    @Test
    void whatIsUnderAnothersIdIsNotTheEvent() {
        threeAsTheyShouldBe();
        published(first);
        quarantined(wrong);
        records.add(TopicRecord.copy(TopicRecord.published(first, 0), second.key(), second.body(), 9));

        assertFails(proof(), Check.UNCHANGED, CustomerCreated.TOPIC + "-0@9");
    }

    @Test
    void aKeyIsNotItsCases() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        records.add(TopicRecord.copy(records.get(1), "another", second.body(), 9));

        assertFails(proof(), Check.KEYS, CustomerCreated.TOPIC + "-0@9");
    }

    @Test
    void aHeaderIsMissing() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        records.get(1).headers().remove("ce_type");

        assertFails(proof(), Check.HEADERS, CustomerCreated.TOPIC + "-0@1");
    }

    @Test
    void oneThatWasSentLaterComesFirst() {
        threeAsTheyShouldBe();
        published(second, first);
        quarantined(wrong);

        assertFails(proof(), Check.ORDER, first.id());
    }

    /** The second was sent before the first had its answer, so there is no order that was promised. */
    @Test
    void ofTwoOnTheirWayAtOnceEitherMayBeTheFirst() {
        sent(0, first);
        sent(1, second);
        answered(0, 202);
        answered(1, 202);
        published(second, first);

        assertThat(proof().holds()).isTrue();
        assertThat(proof().ordered()).isZero();
    }

    @Test
    void whatIsTriedAgainKeepsNoOther() {
        sent(0, first);
        answered(0, 0);
        sentAndAnswered(1, second, 202);
        answered(0, 202);
        published(second, first);

        assertThat(proof().holds()).isTrue();
    }

    @Test
    void whatWasNeverAcceptedMustNotOvertakeEither() {
        sentAndAnswered(0, first, 202);
        sentAndAnswered(1, second, 202);
        sent(2, third);
        answered(2, 0);
        published(first, third, second);

        assertFails(proof(), Check.ORDER, second.id());
    }

    @Test
    void aDuplicateUnderTheSameIdIsAllowedAndCounted() {
        threeAsTheyShouldBe();
        published(first, second, first, second);
        quarantined(wrong);
        quarantined(wrong);

        Proof proof = proof();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.duplicates()).isEqualTo(2);
    }

    @Test
    void aDuplicateUnderAnotherIdIsNot() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        ConsumerRecord<byte[], byte[]> again = TopicRecord.published(first, 9);
        again.headers().remove("ce_id").add("ce_id", "0".repeat(32).getBytes(UTF_8));
        records.add(again);

        assertFails(proof(), Check.UNCHANGED, CustomerCreated.TOPIC + "-0@9");
    }

    @Test
    void aStrangerOfThisRunIsTold() {
        threeAsTheyShouldBe();
        published(first, second, third);
        quarantined(wrong);

        assertFails(proof(false), Check.NOTHING_ELSE, CustomerCreated.TOPIC + "-0@2");
    }

    @Test
    void aStrangerOfAnotherRunIsToldOnlyWhereNobodyElseWrites() {
        threeAsTheyShouldBe();
        published(first, second, new CustomerCreatedSource(99).next());
        quarantined(wrong);

        assertThat(proof(false).holds()).isTrue();
        assertThat(proof(false).others()).isEqualTo(1);
        assertFails(proof(true), Check.NOTHING_ELSE, CustomerCreated.TOPIC + "-0@2");
    }

    @Test
    void aStrangerInQuarantineLikewise() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        quarantined(wrongOnes.next());

        assertThat(proof(false).holds()).isTrue();
        assertFails(proof(true), Check.NOTHING_ELSE, QuarantineHeaders.TOPIC + "-0@3");
    }

    @Test
    void aRejectedOneIsMissingInQuarantine() {
        threeAsTheyShouldBe();
        published(first, second);

        assertFails(proof(), Check.QUARANTINED, wrong.id());
    }

    @Test
    void aByteHasChangedInQuarantine() {
        threeAsTheyShouldBe();
        published(first, second);
        records.add(
                new ConsumerRecord<>(QuarantineHeaders.TOPIC, 0, 9, wrong.id().getBytes(UTF_8), new byte[] {'{'}));
        TopicRecord.reason(records.get(2), wrong);

        assertFails(proof(), Check.QUARANTINED, wrong.id());
    }

    @Test
    void whatWasReplayedAndResolvedIsAsItShouldBe() {
        threeAsTheyShouldBe();
        published(first, second);
        quarantined(wrong);
        ConsumerRecord<byte[], byte[]> replayed = TopicRecord.published(wrong, 9);
        replayed.headers().add(QuarantineHeaders.REPLAYED, "2026-11-24T06:00:00Z".getBytes(UTF_8));
        records.add(replayed);
        records.add(
                new ConsumerRecord<>(QuarantineHeaders.TOPIC, 0, 9, wrong.id().getBytes(UTF_8), null));

        assertThat(proof().failures()).isEmpty();
        records.remove(2); // compacted
        assertThat(proof().failures()).isEmpty();
    }

    @Test
    void aWrongOneOnTheTopicIsTold() {
        threeAsTheyShouldBe();
        published(first, second, wrong);
        quarantined(wrong);

        assertFails(proof(), Check.ANSWERS, wrong.id());
    }

    @Test
    void aRightOneThatWasRejectedIsTold() {
        sentAndAnswered(0, first, 202);
        sentAndAnswered(1, second, 422);
        published(first);
        records.add(TopicRecord.reason(TopicRecord.quarantined(second, 5), second));

        assertFails(proof(), Check.ANSWERS, second.id());
    }

    @Test
    void whatGotNoAnswerMayBeThereOrNot() {
        sentAndAnswered(0, first, 202);
        sentAndAnswered(1, second, 0);
        sentAndAnswered(2, third, 503);
        published(first, third);

        Proof proof = proof();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.promisedNothing()).isEqualTo(2);
        assertThat(proof.keptAllTheSame()).isEqualTo(1);
    }

    @Test
    void whereNothingWasPromisedNothingIsProved() {
        sentAndAnswered(0, first, 503);

        assertThat(proof().holds()).isFalse();
        assertThat(ProofTable.of(proof(), Ansi.OFF)).contains("nothing to prove");
    }

    @Test
    void theJsonSaysWhatIsMissing() {
        threeAsTheyShouldBe();
        published(first);
        quarantined(wrong);

        var json = tools.jackson.databind.json.JsonMapper.shared().readTree(ProofJson.of(proof()));

        assertThat(json.get("holds").booleanValue()).isFalse();
        assertThat(json.at("/failures/PUBLISHED/0").stringValue()).isEqualTo(second.id());
        assertThat(json.get("accepted").intValue()).isEqualTo(2);
    }
}
