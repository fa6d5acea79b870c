package dev.willbridge.ingress.document;

import static dev.willbridge.ingress.fixture.Signer.basic;
import static dev.willbridge.ingress.fixture.Signer.hmac;
import static dev.willbridge.ingress.fixture.Signer.standardWebhooks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Webhook;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sender that knows a secret, and beyond that only what the service says of itself, is let in. */
class DocumentedProofsTest {

    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<String> WAYS = List.of("standard-webhooks", "hmac", "bearer", "basic", "token");

    @Test
    void whoeverSendsWhatIsAskedForIsLetIn() {
        try (Bridge bridge = start(
                WAYS,
                "willbridge.security.require=any",
                "willbridge.security.hmac.header=X-Signature",
                "willbridge.security.basic.username=somebody",
                "willbridge.security.token.query-parameter=key")) {
            JsonNode document = Documents.served(bridge, "openapi");
            JsonNode asked = asked(document);

            assertThat(asked).hasSize(WAYS.size());
            asked.forEach(requirement -> assertThat(sent(bridge, document, requirement))
                    .as(requirement.toString())
                    .isEqualTo(202));
            assertThat(sent(bridge, document, JsonMapper.shared().createObjectNode()))
                    .isEqualTo(401);
        }
    }

    @Test
    void whereAllWaysAreNeededAllAreAskedFor() {
        try (Bridge bridge =
                start(List.of("standard-webhooks", "bearer", "token"), "willbridge.security.token.header=X-Token")) {
            JsonNode document = Documents.served(bridge, "openapi");

            assertThat(asked(document)).hasSize(1);
            assertThat(asked(document).get(0).propertyNames())
                    .containsExactly(
                            "standard-webhooks-id",
                            "standard-webhooks-timestamp",
                            "standard-webhooks-signature",
                            "bearer",
                            "token");
            assertThat(sent(bridge, document, asked(document).get(0))).isEqualTo(202);
            assertThat(document.at("/components/securitySchemes/token/in").stringValue())
                    .isEqualTo("header");
        }
    }

    @Test
    void whereAnybodyMaySendNothingIsAskedForAndEveryWayIsTold() {
        try (Bridge bridge = Bridge.start("localhost:1")) {
            JsonNode document = Documents.served(bridge, "openapi");

            assertThat(asked(document).isArray()).isTrue();
            assertThat(asked(document)).isEmpty();
            assertThat(document.at("/components/securitySchemes"))
                    .hasSize(WAYS.size() + 2); // one of them has three headers
        }
    }

    private static Bridge start(List<String> ways, String... settings) {
        Stream<String> secrets = ways.stream().map(way -> "willbridge.security." + way + ".secrets.first=" + SECRET);
        List<String> all =
                new ArrayList<>(Stream.concat(secrets, Stream.of(settings)).toList());
        all.add("willbridge.kafka.ack-timeout=100ms");
        return Bridge.start("localhost:1", all.toArray(String[]::new));
    }

    private static JsonNode asked(JsonNode document) {
        return document.get("paths").get("/webhooks/willsuite").get("post").get("security");
    }

    private static int sent(Bridge bridge, JsonNode document, JsonNode requirement) {
        Webhook webhook = Webhook.conforming();
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        String query = "";
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        for (String name : requirement.propertyNames()) {
            JsonNode scheme = document.at("/components/securitySchemes").get(name);
            String kind = scheme.get("type").stringValue() + " "
                    + scheme.path("scheme").asString(scheme.path("in").asString(""));
            switch (kind) {
                case "http bearer" -> headers.addAll(List.of("Authorization", "Bearer " + SECRET));
                case "http basic" -> headers.addAll(List.of("Authorization", basic(user(scheme), SECRET)));
                case "apiKey query" -> query = "?" + scheme.get("name").stringValue() + "=" + SECRET;
                default -> {
                    headers.add(scheme.get("name").stringValue());
                    headers.add(
                            switch (name) {
                                case "token" -> SECRET;
                                case "hmac" -> hmac(SECRET, webhook.body());
                                case "standard-webhooks-id" -> "msg_1";
                                case "standard-webhooks-timestamp" -> timestamp;
                                default -> standardWebhooks(SECRET, "msg_1", timestamp, webhook.body());
                            });
                }
            }
        }
        return bridge.send(bridge.request("/webhooks/willsuite" + query)
                        .headers(headers.toArray(String[]::new))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
                        .build())
                .statusCode();
    }

    /** The first that is said in code. */
    private static String user(JsonNode scheme) {
        return scheme.get("description").stringValue().split("`", -1)[1];
    }
}
