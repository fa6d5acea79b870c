package dev.willbridge.simulator.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.willbridge.simulator.journal.Destination;
import java.util.SplittableRandom;

/** Something that is wrong with a webhook that was right, and what the bridge makes of it. */
enum Fault {
    TRUNCATED(Destination.QUARANTINE_MALFORMED) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.substring(0, 1 + random.nextInt(json.length() - 1));
        }
    },
    /** What PHP's json_encode makes of text that is not UTF-8, where nobody looks. */
    EMPTY(Destination.QUARANTINE_MALFORMED) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return "";
        }
    },
    NOT_UTF_8(Destination.QUARANTINE_MALFORMED) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replace("\"title\":\"", "\"title\":\"\u00ff");
        }
    },
    TRAILING_TOKENS(Destination.QUARANTINE_MALFORMED) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json + json;
        }
    },
    DUPLICATE_NAME(Destination.QUARANTINE_MALFORMED) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replace("\"webhook_type\":", "\"webhook_type\":\"customer.created\",\"webhook_type\":");
        }
    },
    PROPERTY_MISSING(Destination.QUARANTINE_VIOLATING) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replace("\"tel_2\":null,", "");
        }
    },
    NUMBER_FOR_STRING(Destination.QUARANTINE_VIOLATING) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replaceFirst("\"title\":\"[^\"]*\"", "\"title\":" + random.nextInt(100));
        }
    },
    UNKNOWN_TYPE(Destination.QUARANTINE_VIOLATING) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replace("\"customer.created\"", "\"customer.simulated\"");
        }
    },
    BLANK_CASE_ID(Destination.QUARANTINE_VIOLATING) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replaceFirst("\"customer_case_id\":\"[^\"]*\"", "\"customer_case_id\":\" \"");
        }
    },
    /** PHP's empty map. */
    META_IS_A_LIST(Destination.QUARANTINE_VIOLATING) {
        @Override
        String applyTo(String json, SplittableRandom random) {
            return json.replaceFirst("\"meta\":\\{[^}]*}", "\"meta\":[]");
        }
    };

    private final Destination destination;

    Fault(Destination destination) {
        this.destination = destination;
    }

    Destination destination() {
        return destination;
    }

    /** Returns the same webhook with the fault; a byte for each character. */
    abstract String applyTo(String json, SplittableRandom random);

    Webhook applyTo(Webhook right, SplittableRandom random) {
        byte[] body = applyTo(new String(right.body(), ISO_8859_1), random).getBytes(ISO_8859_1);
        return Webhook.of(body, "", destination);
    }
}
