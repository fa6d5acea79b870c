package dev.willbridge.contracts.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.CheckResult.NotJson;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Bytes from a stranger never make the check throw or hang, and never pass for JSON where they are not. */
class ArbitraryBytesTest {

    private static final long SEED = 20_240_521;
    private static final Duration NO_HANG = Duration.ofSeconds(60);

    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"a\"",
        "\"b\"",
        "\"\"",
        "\"\\ud83d",
        "\\ude00\"",
        "\"\\u0061\"",
        "\"",
        "\\",
        "\\u",
        "1",
        "-",
        "0",
        ".",
        "e",
        "e9",
        "1.5",
        "-0",
        "99",
        "null",
        "true",
        "false",
        "tru",
        "/",
        "//",
        "*",
        "'",
        "\u00e9",
        "\u0000",
        "\ufeff",
        "\"webhook_type\":\"customer.created\"",
        "\"case_data\":{",
        "\"id\":null,"
    };

    private final ContractCheck check =
            new ContractCheck(List.of(WebhookTypes.CUSTOMER_CREATED, CustomerCaseArchived.TYPE));

    @Test
    void randomBytesAreJudgedByTheGrammar() {
        int json = judge(20_000, random -> {
            byte[] bytes = new byte[random.nextInt(1, 60)];
            random.nextBytes(bytes);
            return bytes;
        });

        assertThat(json).isLessThan(20_000);
    }

    @Test
    void randomTokensAreJudgedByTheGrammar() {
        int json = judge(60_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                text.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            return text.toString().getBytes(UTF_8);
        });

        assertThat(json).as("how many were JSON").isBetween(1_000, 59_000);
    }

    @Test
    void anExampleWithBytesChangedIsJudgedByTheGrammar() {
        byte[] example = spelledInManyWays();

        int json = judge(20_000, random -> withBytesChanged(example, random));

        assertThat(json).as("how many were still JSON").isBetween(2_000, 18_000);
    }

    private int judge(int count, Function<Random, byte[]> bodies) {
        Random random = new Random(SEED);
        return assertTimeoutPreemptively(NO_HANG, () -> {
            int json = 0;
            for (int i = 0; i < count; i++) {
                byte[] body = bodies.apply(random);
                boolean allowed = JsonGrammar.allows(body);
                assertThat(isJson(body))
                        .as("body %d of seed %d: %s", i, SEED, HexFormat.of().formatHex(body))
                        .isEqualTo(allowed);
                json += allowed ? 1 : 0;
            }
            return json;
        });
    }

    private boolean isJson(byte[] body) {
        try {
            CheckResult result = check.check(body);
            assertThat(result.eventId()).hasSize(32);
            return !(result instanceof NotJson notJson) || hasNoOffset(notJson, body);
        } catch (RuntimeException e) {
            throw new AssertionError("The check threw for " + HexFormat.of().formatHex(body), e);
        }
    }

    private static boolean hasNoOffset(NotJson notJson, byte[] body) {
        assertThat(notJson.offset()).isBetween(0L, (long) body.length);
        return false;
    }

    /** An example that has escapes, surrogate pairs, all sorts of numbers and bytes beyond ASCII in it. */
    private static byte[] spelledInManyWays() {
        ObjectNode example = Examples.tree();
        example.putArray("undeclared")
                .add(-0.5e-7)
                .add(12)
                .add(true)
                .add("Łódź \ud83d\ude00")
                .addObject();
        return example.toString()
                .replace("Johnson", "\\\"\\\\\\/\\ud83d\\ude00\\u00e9")
                .replace(",", ",\r\n\t ")
                .getBytes(UTF_8);
    }

    private static byte[] withBytesChanged(byte[] example, Random random) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        int changes = random.nextInt(1, 4);
        int from = 0;
        for (int i = 0; i < changes; i++) {
            int at = from + random.nextInt(example.length - from);
            changed.write(example, from, at - from);
            switch (random.nextInt(6)) {
                case 0 -> changed.write(random.nextInt(256));
                case 1 -> changed.write(example[at] ^ 1 << random.nextInt(8));
                case 2 -> changed.write(example[random.nextInt(example.length)]);
                case 3 -> changed.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8));
                case 4 -> changed.write(new byte[] {example[at], example[at]}, 0, 2);
                default -> {} // dropped
            }
            from = Math.min(at + 1, example.length - 1);
        }
        changed.write(example, from, example.length - from);
        return changed.toByteArray();
    }
}
