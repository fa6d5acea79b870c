package dev.willbridge.ingress.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Operator;
import dev.willbridge.ingress.fixture.QuarantineWriter;
import dev.willbridge.ingress.fixture.TopicReader;
import dev.willbridge.ingress.fixture.Webhook;
import dev.willbridge.simulator.process.BrokerProcess;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the quarantine and does about it. Entries that conform by now are written past the service. */
@ExtendWith(OutputCaptureExtension.class)
class QuarantineEndpointTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String UNKNOWN_ID = "00000000000000000000000000000000";
    private static final String CANARY = "Xq7canary";

    private static BrokerProcess broker;
    private static Bridge bridge;
    private static Bridge anotherInstance;
    private static Operator operator;
    private static QuarantineWriter writer;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.started();
        bridge = Bridge.ready(broker.bootstrapServers(), Operator.SETTINGS);
        anotherInstance = Bridge.ready(broker.bootstrapServers(), Operator.SETTINGS);
        operator = Operator.of(bridge);
        writer = new QuarantineWriter(broker.bootstrapServers());
    }

    @BeforeEach
    void clear() {
        writer.clear();
    }

    @AfterAll
    static void stop() {
        writer.close();
        anotherInstance.close();
        bridge.close();
        broker.close();
    }

    @Test
    void listsWhatIsThereAndCountsItByCause() {
        String wrongTitle = rejected(Webhook.conforming().with("\"Mr\"", "7"));
        String twoWrongs = rejected(Webhook.conforming().with("\"Mr\"", "7").with("\"last_name\":\"Johnson\",", ""));
        String cutOff = rejected(new Webhook("", "", "{\"a".getBytes(UTF_8)));

        JsonNode listing = operator.list();

        assertThat(listing.get("total").intValue()).isEqualTo(3);
        assertThat(listing.get("causes")).isEqualTo(json("""
                {"/customer_data/title type":2,"/customer_data/last_name required":1,"not-json truncated":1}"""));
        assertThat(ids(listing)).containsExactlyInAnyOrder(wrongTitle, twoWrongs, cutOff);
    }

    @Test
    void tellsOfAnEntryAllButTheBody() {
        Webhook webhook = Webhook.conforming().with("\"Mr\"", "[\"" + CANARY + "\"]");
        Instant before = Instant.now();
        String id = rejected(webhook);
        Instant after = Instant.now();
        rejected(webhook);

        HttpResponse<String> answer = operator.get("/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode entry = json(answer.body());
        assertThat(entry.get("id").stringValue()).isEqualTo(id);
        assertThat(entry.get("type").stringValue()).isEqualTo("willsuite.customer.created");
        assertThat(entry.get("reason").stringValue()).isEqualTo("contract-violated");
        assertThat(entry.get("violations")).isEqualTo(json("""
                [{"pointer":"/customer_data/title","rule":"type"}]"""));
        assertThat(entry.get("contract").stringValue()).isEqualTo("urn:willbridge:schema:customer.created:1");
        assertThat(Instant.parse(entry.get("firstReceived").stringValue())).isBetween(before, after);
        assertThat(entry.get("tries").intValue()).isEqualTo(2);
        assertThat(entry.get("bytes").intValue()).isEqualTo(webhook.body().length);
        assertThat(entry.has("payload")).isFalse();
        assertThat(operator.list().get("entries").get(0)).isEqualTo(entry);
        assertThat(operator.list().toString()).doesNotContain(CANARY, webhook.caseId(), webhook.customerId());
    }

    @Test
    void listsOneKindOnly() {
        String wrongTitle = rejected(Webhook.conforming().with("\"Mr\"", "7"));
        String cutOff = rejected(new Webhook("", "", "{\"b".getBytes(UTF_8)));

        assertThat(ids(operator.list("/customer_data/title type"))).containsExactly(wrongTitle);
        assertThat(ids(operator.list("contract-violated"))).containsExactly(wrongTitle);
        assertThat(ids(operator.list("not-json"))).containsExactly(cutOff);
        assertThat(ids(operator.list("not-json truncated"))).containsExactly(cutOff);
        assertThat(operator.list("no such cause").get("total").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"?limit=0, 0", "?limit=2, 2", "?limit=9, 3", "'', 3"})
    void listsNoMoreThanTheLimitAndCountsAll(String query, int listed) {
        for (int i = 0; i < 3; i++) {
            rejected(Webhook.conforming().with("\"Mr\"", "7"));
        }

        JsonNode listing = json(operator.get(query).body());

        assertThat(listing.get("total").intValue()).isEqualTo(3);
        assertThat(listing.get("entries").size()).isEqualTo(listed);
    }

    @Test
    void aLimitThatIsNoNumberIsABadRequest() {
        assertThat(operator.get("?limit=all").statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownIdIsNotFound() {
        rejected(Webhook.conforming().with("\"Mr\"", "7"));

        assertThat(operator.get("/" + UNKNOWN_ID).statusCode()).isEqualTo(404);
        assertThat(operator.post("/" + UNKNOWN_ID, "{\"dryRun\":false}").statusCode())
                .isEqualTo(404);
        assertThat(operator.post("/" + UNKNOWN_ID, "{\"dryRun\":true}").statusCode())
                .isEqualTo(404);
        assertThat(operator.discard(UNKNOWN_ID).statusCode()).isEqualTo(404);
        assertThat(operator.list().get("total").intValue()).isEqualTo(1);
    }

    @Test
    void showsTheBodyToWhoAsksForItAndLogsThat(CapturedOutput output) {
        Webhook webhook = Webhook.conforming().with("\"Mr\"", "[\"" + CANARY + " é\"]");
        String id = rejected(webhook);

        assertThat(operator.get("/" + id + "?payload=false").body()).doesNotContain("payload", CANARY);
        assertThat(shownIn(output)).isEmpty();

        JsonNode entry = json(operator.get("/" + id + "?payload=true").body());
        assertThat(entry.get("payload").stringValue()).isEqualTo(new String(webhook.body(), UTF_8));
        assertThat(shownIn(output)).singleElement().asString().contains(id);

        operator.get("/" + id + "?payload=true");
        assertThat(shownIn(output)).hasSize(2);
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    @Test
    void noListingShowsBodies() {
        rejected(Webhook.conforming().with("\"Mr\"", "[\"" + CANARY + "\"]"));

        assertThat(operator.get("?payload=true").body()).contains("\"total\":1").doesNotContain("payload", CANARY);
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        Webhook webhook = Webhook.conforming();
        String conformsByNow = writtenPast(webhook, "/case_data/meta");
        String stillBroken = rejected(Webhook.conforming().with("\"Mr\"", "7"));
        long written = TopicReader.written(broker.bootstrapServers(), QuarantineHeaders.TOPIC);

        assertThat(operator.replay("{\"dryRun\":true}")).isEqualTo(report(true, 1, 1));
        assertThat(json(operator.post("/" + conformsByNow, "{\"dryRun\":true}").body()))
                .isEqualTo(report(true, 1, 0));

        assertThat(ids(operator.list())).containsExactlyInAnyOrder(conformsByNow, stillBroken);
        assertThat(TopicReader.written(broker.bootstrapServers(), QuarantineHeaders.TOPIC))
                .isEqualTo(written);
        assertThat(published(webhook)).isEmpty();
    }

    @Test
    void aReplayLetsOutWhatConformsAsItWouldHaveBeenAndOnlyOnce() {
        Webhook webhook = Webhook.conforming();
        String conformsByNow = writtenPast(webhook, "/case_data/meta");
        Webhook broken = Webhook.conforming().with("\"Mr\"", "7");
        String stillBroken = rejected(broken);
        Instant before = Instant.now();

        assertThat(operator.replay("{\"dryRun\":false}")).isEqualTo(report(false, 1, 1));
        assertThat(operator.replay("{\"dryRun\":false}")).isEqualTo(report(false, 0, 1));

        assertThat(ids(operator.list())).containsExactly(stillBroken);
        assertThat(published(broken)).isEmpty();
        assertThat(published(webhook)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(webhook.body());
            Map<String, String> headers = TopicReader.headers(record);
            assertThat(headers)
                    .containsEntry("ce_id", conformsByNow)
                    .containsEntry("ce_time", LONG_AGO.toString())
                    .containsEntry("ce_type", "willsuite.customer.created")
                    .containsEntry("ce_subject", webhook.customerId())
                    .containsEntry("ce_dataschema", "urn:willbridge:schema:customer.created:1");
            assertThat(Instant.parse(headers.get("replayed"))).isBetween(before, Instant.now());
        });
    }

    @Test
    void twoInstancesMayReplayAtTheSameTime() {
        Webhook first = Webhook.conforming();
        Set<String> quarantined = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            quarantined.add(writer.rejected(Webhook.ofCase(first.caseId()), "/case_data/meta", LONG_AGO));
        }
        writer.flush();

        var one = operator.replayAllLater();
        var two = Operator.of(anotherInstance).replayAllLater();

        assertThat(one.join().statusCode()).isEqualTo(200);
        assertThat(two.join().statusCode()).isEqualTo(200);
        bridge.awaitDrained();
        anotherInstance.awaitDrained();
        assertThat(operator.list().get("total").intValue()).isZero();
        assertThat(published(first))
                .extracting(record -> TopicReader.headers(record).get("ce_id"))
                .containsOnly(quarantined.toArray(String[]::new));
    }

    @Test
    void aReplayOfOneKindLeavesTheOthers() {
        Webhook metaWasWrong = Webhook.conforming();
        Webhook notesWereWrong = Webhook.conforming();
        writtenPast(metaWasWrong, "/case_data/meta");
        String other = writtenPast(notesWereWrong, "/case_data/notes");

        assertThat(operator.replay("{\"dryRun\":false,\"cause\":\"/case_data/meta type\"}"))
                .isEqualTo(report(false, 1, 0));

        assertThat(ids(operator.list())).containsExactly(other);
        assertThat(published(metaWasWrong)).hasSize(1);
        assertThat(published(notesWereWrong)).isEmpty();
    }

    @Test
    void aReplayOfOneEntryLeavesTheOthers() {
        Webhook webhook = Webhook.conforming();
        String id = writtenPast(webhook, "/case_data/meta");
        String other = writtenPast(Webhook.conforming(), "/case_data/meta");

        assertThat(json(operator.post("/" + id, "{\"dryRun\":false}").body())).isEqualTo(report(false, 1, 0));

        assertThat(ids(operator.list())).containsExactly(other);
        assertThat(published(webhook)).hasSize(1);
    }

    @Test
    void whatIsDiscardedIsGoneUntilItIsRejectedAgain() {
        Webhook webhook = Webhook.conforming().with("\"Mr\"", "7");
        String id = rejected(webhook);
        String other = rejected(Webhook.conforming().with("\"Mr\"", "7"));

        assertThat(operator.discard(id).statusCode()).isEqualTo(200);

        assertThat(ids(operator.list())).containsExactly(other);
        assertThat(operator.get("/" + id).statusCode()).isEqualTo(404);
        assertThat(operator.discard(id).statusCode()).isEqualTo(404);
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.records(broker.bootstrapServers(), QuarantineHeaders.TOPIC, id);
        assertThat(records.get(records.size() - 1).value()).isNull();

        rejected(webhook);
        assertThat(ids(operator.list())).containsExactlyInAnyOrder(id, other);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '',",
        "POST, /00000000000000000000000000000000,",
        "DELETE, /00000000000000000000000000000000,",
        "POST, '', Bearer another-secret-of-somebody",
        "POST, '', Basic YW46b3BlcmF0b3Incy1zZWNyZXQ=",
        "DELETE, /00000000000000000000000000000000, Bearer another-secret-of-somebody",
        "GET, /00000000000000000000000000000000?payload=true,",
        "GET, /00000000000000000000000000000000?p%61yload=true,",
        "GET, /00000000000000000000000000000000?payload=true, Bearer another-secret-of-somebody"
    })
    void nobodyActsOrSeesABodyWithoutTheSecret(String method, String path, String authorization) {
        Webhook webhook = Webhook.conforming();
        String id = writtenPast(webhook, "/case_data/meta");

        HttpResponse<String> answer = operator.actAsStranger(method, path.replace(UNKNOWN_ID, id), authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(ids(operator.list())).containsExactly(id);
        assertThat(published(webhook)).isEmpty();
    }

    @Test
    void whoeverReachesThePortMayRead() {
        String id = rejected(Webhook.conforming().with("\"Mr\"", "7"));

        assertThat(operator.actAsStranger("GET", "", null).body()).contains(id);
        assertThat(operator.actAsStranger("GET", "/" + id, null).statusCode()).isEqualTo(200);
    }

    @Test
    void recordsOfOthersAreListedAsFarAsTheyMakeSenseAndBreakNoReplay() {
        Webhook webhook = Webhook.conforming();
        writer.send("strange", "not JSON".getBytes(UTF_8), Map.of());
        writer.send(
                "garbled", new byte[] {1, -1}, Map.of(QuarantineHeaders.VIOLATIONS, "[null", "quarantine_tries", "x"));
        writer.send("strangely-conforming", webhook.body(), Map.of(QuarantineHeaders.VIOLATIONS, "[null]"));
        String ours = rejected(Webhook.conforming().with("\"Mr\"", "7"));
        writer.flush();

        assertThat(ids(operator.list())).containsExactlyInAnyOrder("strange", "garbled", "strangely-conforming", ours);
        assertThat(ids(operator.list("unknown"))).hasSize(3);
        assertThat(operator.replay("{\"dryRun\":false}")).isEqualTo(report(false, 1, 3));
        assertThat(ids(operator.list())).containsExactlyInAnyOrder("strange", "garbled", ours);
        assertThat(published(webhook))
                .singleElement()
                .satisfies(record ->
                        assertThat(TopicReader.headers(record)).containsEntry("ce_id", EventId.of(webhook.body())));
        assertThat(operator.discard("garbled").statusCode()).isEqualTo(200);
    }

    private static String rejected(Webhook webhook) {
        assertThat(bridge.post(webhook).statusCode()).isIn(400, 422);
        bridge.awaitDrained();
        return EventId.of(webhook.body());
    }

    /** A webhook that conforms now, rejected long ago because of the type of what is there. */
    private static String writtenPast(Webhook webhook, String pointer) {
        String id = writer.rejected(webhook, pointer, LONG_AGO);
        writer.flush();
        return id;
    }

    private static List<ConsumerRecord<byte[], byte[]>> published(Webhook webhook) {
        return TopicReader.recordsOfCase(broker.bootstrapServers(), webhook.caseId());
    }

    private static List<String> shownIn(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("The payload of the quarantined event"))
                .toList();
    }

    private static List<String> ids(JsonNode listing) {
        return listing.get("entries")
                .valueStream()
                .map(entry -> entry.get("id").stringValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dryRn\":true}", "{\"dryRun\":\"perhaps\"}"})
    void whoeverDoesNotSayWhetherToActDoesNot(String body) {
        String id = writtenPast(Webhook.conforming(), "/case_data/meta");

        assertThat(operator.post("", body).statusCode()).isEqualTo(400);
        assertThat(operator.post("/" + id, body).statusCode()).isEqualTo(400);

        assertThat(ids(operator.list())).containsExactly(id);
    }

    private static JsonNode report(boolean dryRun, int passed, int stayed) {
        return json("{\"dryRun\":%s,\"passed\":%s,\"stayed\":%s,\"refused\":0,\"failed\":false}"
                .formatted(dryRun, passed, stayed));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
