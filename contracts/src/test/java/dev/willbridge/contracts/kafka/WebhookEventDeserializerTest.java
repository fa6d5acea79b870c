package dev.willbridge.contracts.kafka;

import static dev.willbridge.contracts.CloudEventHeaders.DATA_SCHEMA;
import static dev.willbridge.contracts.CloudEventHeaders.ID;
import static dev.willbridge.contracts.CloudEventHeaders.SOURCE;
import static dev.willbridge.contracts.CloudEventHeaders.SPEC_VERSION;
import static dev.willbridge.contracts.CloudEventHeaders.SUBJECT;
import static dev.willbridge.contracts.CloudEventHeaders.TIME;
import static dev.willbridge.contracts.CloudEventHeaders.TYPE;
import static dev.willbridge.contracts.QuarantineHeaders.REPLAYED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.internal.Jacksons;
import dev.willbridge.contracts.internal.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer gets typed events, or is told which one it cannot have, in words that hold nothing of it. */
class WebhookEventDeserializerTest {

    private static final String TOPIC = CustomerCreated.TOPIC;
    private static final WebhookType TYPE_OF_ANOTHER =
            new WebhookType("customer.vanished", Other.class, "/other/1/id", "/id");

    record Other(String name) {}

    static Stream<WebhookEventDeserializer<CustomerCreated>> deserializers() {
        return Jacksons.both().map(json -> new WebhookEventDeserializer<>(json, WebhookTypes.ALL));
    }

    @ParameterizedTest
    @MethodSource("deserializers")
    void readsThePayloadAndTheAttributesAroundIt(WebhookEventDeserializer<CustomerCreated> deserializer) {
        WebhookEvent<CustomerCreated> event = deserializer.deserialize(TOPIC, headers(), Examples.body());

        assertThat(event.id()).isEqualTo(EventId.of(Examples.body()));
        assertThat(event.type()).isEqualTo("willsuite.customer.created");
        assertThat(event.source()).isEqualTo("/willsuite");
        assertThat(event.subject()).isEqualTo(Examples.CUSTOMER_ID);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-25T12:00:00.123Z"));
        assertThat(event.dataSchema()).isEqualTo("urn:willbridge:schema:customer.created:1");
        assertThat(event.replayed()).isNull();
        assertThat(event.key()).isEqualTo(Examples.CASE_ID);
        assertThat(event.payload().customerData().lastName()).isEqualTo("Johnson");
        assertThat(event.body()).isEqualTo(Examples.body());
    }

    @ParameterizedTest
    @MethodSource("deserializers")
    void readsWhatMayBeAbsentAsNullAndWhatIsSeldomThere(WebhookEventDeserializer<CustomerCreated> deserializer) {
        Headers headers = with(REPLAYED, "2026-11-26T08:00:00Z").remove(SUBJECT);

        WebhookEvent<CustomerCreated> event = deserializer.deserialize(TOPIC, headers, Examples.body());

        assertThat(event.subject()).isNull();
        assertThat(event.replayed()).isEqualTo(Instant.parse("2026-11-26T08:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("deserializers")
    void aRecordWithoutAValueIsNull(WebhookEventDeserializer<CustomerCreated> deserializer) {
        assertThat(deserializer.deserialize(TOPIC, headers(), (byte[]) null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, (byte[]) null)).isNull();
    }

    @ParameterizedTest
    @MethodSource("deserializers")
    void whatItCannotReadNamesTheEventAndTheReasonOnly(WebhookEventDeserializer<CustomerCreated> deserializer) {
        assertUnreadable(deserializer, "Rumpelstiltskin".getBytes(UTF_8), "is not JSON");
        assertUnreadable(deserializer, "[\"Rumpelstiltskin\"]".getBytes(UTF_8), "is no JSON object");
        assertUnreadable(
                deserializer,
                Examples.bodyWith("/customer_data/customer_case_id", "[\"Rumpelstiltskin\"]"),
                "has no case id at '/customer_data/customer_case_id'");
        assertUnreadable(
                deserializer,
                Examples.bodyWith("/case_data/meta", "{\"Rumpelstiltskin\":[]}"),
                "does not fit the record at '/case_data/meta/*'");
    }

    @ParameterizedTest
    @ValueSource(strings = {SPEC_VERSION, ID, SOURCE, TYPE, TIME, DATA_SCHEMA})
    void aRecordWithoutAHeaderThatEveryEventHasIsNone(String missing) {
        WebhookEventDeserializer<CustomerCreated> deserializer = new WebhookEventDeserializer<>();

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, headers().remove(missing), Examples.body()))
                .withMessage("The record is no event of willbridge: it has no header " + missing)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {SPEC_VERSION, TIME, REPLAYED})
    void aHeaderThatIsWrongIsNamedAndNotShown(String name) {
        WebhookEventDeserializer<CustomerCreated> deserializer = new WebhookEventDeserializer<>();

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, with(name, "Rumpelstiltskin"), Examples.body()))
                .withMessage("The record is no event of willbridge: its header " + name + " is wrong")
                .withNoCause();
    }

    @Test
    void aValueWithoutHeadersIsNoEvent() {
        WebhookEventDeserializer<CustomerCreated> deserializer = new WebhookEventDeserializer<>();

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, Examples.body()))
                .withMessageContaining(SPEC_VERSION);
    }

    @Test
    void anIdOrTypeThatIsNotTheBridgesIsNotShown() {
        WebhookEventDeserializer<CustomerCreated> deserializer = new WebhookEventDeserializer<>();
        Headers headers = with(ID, "Rumpelstiltskin");
        headers.remove(TYPE).add(TYPE, "Rumpelstiltskin".getBytes(UTF_8));

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, headers, Examples.body()))
                .withMessageStartingWith("Event ? is of another type than ")
                .withMessageNotContaining("Rumpelstiltskin");
    }

    @Test
    void readsOneTypeOnlyWhereOneIsAskedFor() {
        WebhookEventDeserializer<CustomerCreated> deserializer = new WebhookEventDeserializer<>(CustomerCreated.class);

        assertThat(deserializer.deserialize(TOPIC, headers(), Examples.body()).payload())
                .isInstanceOf(CustomerCreated.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookEventDeserializer<>(Other.class));
    }

    @ParameterizedTest
    @MethodSource("dev.willbridge.contracts.internal.Jacksons#both")
    void aFurtherTypeIsReadByWhatItsTypeSays(Json json) {
        WebhookEventDeserializer<Other> deserializer =
                new WebhookEventDeserializer<>(json, List.of(WebhookTypes.CUSTOMER_CREATED, TYPE_OF_ANOTHER));
        Headers headers = with(TYPE, TYPE_OF_ANOTHER.cloudEventType());

        WebhookEvent<Other> event = deserializer.deserialize(
                TOPIC, headers, "{\"name\":\"n\",\"other\":[{},{\"id\":\"case-1\"}]}".getBytes(UTF_8));

        assertThat(event.key()).isEqualTo("case-1");
        assertThat(event.payload()).isEqualTo(new Other("n"));
    }

    @Test
    void everyTypeThatTheBridgeCarriesIsReadAsItsRecord() {
        WebhookEventDeserializer<Object> deserializer = new WebhookEventDeserializer<>();

        assertThat(dev.willbridge.contracts.testkit.TestEvent.ofEveryType()).allSatisfy(event -> {
            var record = event.toRecord();
            WebhookEvent<Object> read = deserializer.deserialize(record.topic(), record.headers(), record.value());

            assertThat(read.payload()).isInstanceOf(event.toEvent().payload().getClass());
            assertThat(read.key()).isEqualTo(new String(record.key(), UTF_8));
        });
    }

    @Test
    void anEventPrintsNothingOfItsPayload() {
        WebhookEvent<CustomerCreated> event =
                new WebhookEventDeserializer<CustomerCreated>().deserialize(TOPIC, headers(), Examples.body());

        assertThat(event).hasToString("WebhookEvent[" + event.id() + ", willsuite.customer.created]");
    }

    private static void assertUnreadable(WebhookEventDeserializer<?> deserializer, byte[] body, String why) {
        Throwable thrown = catchThrowable(() -> deserializer.deserialize(TOPIC, headers(), body));

        assertThat(thrown)
                .isInstanceOf(SerializationException.class)
                .hasMessage("Event " + EventId.of(Examples.body()) + " " + why)
                .hasNoCause();
    }

    private static Headers headers() {
        return new RecordHeaders()
                .add(SPEC_VERSION, "1.0".getBytes(UTF_8))
                .add(ID, EventId.of(Examples.body()).getBytes(UTF_8))
                .add(SOURCE, "/willsuite".getBytes(UTF_8))
                .add(TYPE, "willsuite.customer.created".getBytes(UTF_8))
                .add(SUBJECT, Examples.CUSTOMER_ID.getBytes(UTF_8))
                .add(TIME, "2026-11-25T12:00:00.123Z".getBytes(UTF_8))
                .add(DATA_SCHEMA, "urn:willbridge:schema:customer.created:1".getBytes(UTF_8));
    }

    private static Headers with(String name, String value) {
        return headers().remove(name).add(name, value.getBytes(UTF_8));
    }
}
