package dev.willbridge.contracts.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.willbridge.contracts.EventId;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.Conforming;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import dev.willbridge.contracts.check.CheckResult.Violating;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What the check must say of a body. Whatever it says, it must give the body's event id, and leave the body alone. */
final class BodyAssert extends AbstractAssert<BodyAssert, byte[]> {

    private static final ContractCheck WILLSUITE = new ContractCheck(WebhookTypes.ALL);
    private static final int SHOWN = 200;

    private final CheckResult result;

    private BodyAssert(byte[] body, ContractCheck check) {
        super(body, BodyAssert.class);
        byte[] before = body.clone();
        result = check.check(body);
        as("the check of %s", shown(body));
        objects.assertEqual(info, result.eventId(), EventId.of(before));
        objects.assertEqual(info, body, before);
    }

    /** Checks a body against the contracts of all the webhooks that the bridge carries. */
    static BodyAssert assertThatBody(byte[] body) {
        return new BodyAssert(body, WILLSUITE);
    }

    static BodyAssert assertThatBody(String body) {
        return assertThatBody(body.getBytes(UTF_8));
    }

    static BodyAssert assertThatBody(byte[] body, ContractCheck check) {
        return new BodyAssert(body, check);
    }

    static BodyAssert assertThatBody(String body, ContractCheck check) {
        return assertThatBody(body.getBytes(UTF_8), check);
    }

    Conforming conforms() {
        return expect(Conforming.class);
    }

    /** Nothing but this is wrong with it. */
    void violatesOnly(String pointer, Rule rule) {
        violatesExactly(new Violation(pointer, rule));
    }

    /** This is wrong with it, in this order. */
    void violatesExactly(Violation... violations) {
        Assertions.assertThat(expect(Violating.class).violations())
                .as(info.description())
                .containsExactly(violations);
    }

    List<Violation> violates() {
        return expect(Violating.class).violations();
    }

    /** These properties, and no others, are new, in this order. */
    BodyAssert hasUnknownProperties(String... pointers) {
        Assertions.assertThat(result.unknownProperties()).as(info.description()).containsExactly(pointers);
        return this;
    }

    /** It is JSON of a type that is not known, which may be shown like this. */
    void isOfUnknownType(@Nullable String shown) {
        Violating violating = expect(Violating.class);
        Assertions.assertThat(violating.unknownType()).as(info.description()).isEqualTo(shown);
        Assertions.assertThat(violating.dataSchema()).as(info.description()).isNull();
        hasUnknownProperties();
    }

    /** It breaks the contract of this {@code $id}. */
    void violatesContract(String dataSchema) {
        Violating violating = expect(Violating.class);
        Assertions.assertThat(violating.dataSchema()).as(info.description()).isEqualTo(dataSchema);
        Assertions.assertThat(violating.unknownType()).as(info.description()).isNull();
    }

    /** It is not JSON, for one of these reasons; for any, where there are none. */
    void isNotJson(Malformation... reasons) {
        NotJson notJson = expect(NotJson.class);
        Assertions.assertThat(notJson.offset()).as(info.description()).isBetween(0L, (long) actual.length);
        if (reasons.length > 0) {
            Assertions.assertThat(notJson.malformation()).as(info.description()).isIn(Arrays.asList(reasons));
        }
    }

    void isJson() {
        Assertions.assertThat(result).as(info.description()).isNotInstanceOf(NotJson.class);
    }

    private <R extends CheckResult> R expect(Class<R> type) {
        Assertions.assertThat(result).as(info.description()).isInstanceOf(type);
        return type.cast(result);
    }

    private static String shown(byte[] body) {
        return new String(body, 0, Math.min(body.length, SHOWN), ISO_8859_1) + (body.length > SHOWN ? "..." : "");
    }
}
