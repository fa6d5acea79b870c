package dev.willbridge.ingress.webhook;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.EventId;
import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.SharedKafka;
import dev.willbridge.ingress.fixture.Webhook;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each condition is answered, while Kafka is well. */
@Tag("any-broker")
class ConditionTableTest {

    private static final int LIMIT = 256 * 1024;

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.ready(SharedKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aConformingWebhookIsAcceptedWithItsEventId() {
        Webhook webhook = Webhook.conforming();

        HttpResponse<String> answer = bridge.post(webhook);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + EventId.of(webhook.body()) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":1}", "\uFEFF{}", "nul", "{\"a\":\"\\ud800\"}"})
    void whatIsNotJsonIsABadRequest(String body) {
        HttpResponse<String> answer = bridge.post(new Webhook("", "", body.getBytes(UTF_8)));

        assertProblem(answer, 400, "not-json");
        assertThat(json(answer).get("id").stringValue()).isEqualTo(EventId.of(body.getBytes(UTF_8)));
        assertThat(json(answer).get("detail").stringValue()).startsWith("At byte ");
    }

    @Test
    void jsonInAnotherEncodingIsABadRequest() {
        byte[] body = new String(Webhook.conforming().body(), UTF_8).getBytes(UTF_16);

        HttpResponse<String> answer = bridge.post(new Webhook("", "", body));

        assertProblem(answer, 400, "not-json");
    }

    @Test
    void aViolatedContractIsToldWithPointerAndRuleAndNoValue() {
        Webhook webhook =
                Webhook.conforming().with("\"title\":\"Mr\"", "\"title\":4711").with("\"last_name\":\"Johnson\",", "");

        HttpResponse<String> answer = bridge.post(webhook);

        assertProblem(answer, 422, "contract-violated");
        assertThat(json(answer).get("violations")).isEqualTo(JsonMapper.shared().readTree("""
                [{"pointer":"/customer_data/title","rule":"type"},
                 {"pointer":"/customer_data/last_name","rule":"required"}]
                """));
        assertThat(answer.body()).doesNotContain("4711");
    }

    @Test
    void anUnknownWebhookTypeViolatesTheContract() {
        HttpResponse<String> answer = bridge.post(Webhook.conforming().with("customer.created", "customer.deleted"));

        assertProblem(answer, 422, "contract-violated");
        assertThat(answer.body()).contains("\"/webhook_type\"").doesNotContain("customer.deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyCaseIdViolatesTheContract(String caseId) {
        HttpResponse<String> answer = bridge.post(Webhook.ofCase(caseId));

        assertProblem(answer, 422, "contract-violated");
        assertThat(answer.body()).contains("\"/customer_data/customer_case_id\"", "\"notBlank\"");
    }

    @Test
    void aBodyOfExactlyTheLimitIsAccepted() {
        HttpResponse<String> answer = bridge.post(Webhook.conforming().padded(LIMIT));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        HttpResponse<String> answer = bridge.post(Webhook.conforming().padded(LIMIT + 1));

        assertProblem(answer, 413, "too-large");
    }

    @Test
    void aBodyOfUnknownLengthBeyondTheLimitIsTooLarge() {
        byte[] body = Webhook.conforming().padded(LIMIT + 1).body();
        HttpRequest chunked = bridge.request("/webhooks/willsuite")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = bridge.send(chunked);

        assertProblem(answer, 413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\""})
    void jsonInUtf8IsAccepted(String contentType) {
        assertThat(post(contentType).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/problem+json",
                "application/*",
                "application/json;charset=ISO-8859-1",
                "application/json;charset=nonsense",
                "json",
                "/"
            })
    void anythingElseIsAnUnsupportedMediaType(String contentType) {
        assertProblem(post(contentType), 415, "unsupported-media-type");
    }

    @Test
    void noContentTypeIsAnUnsupportedMediaType() {
        HttpRequest request = bridge.request("/webhooks/willsuite")
                .POST(BodyPublishers.ofByteArray(Webhook.conforming().body()))
                .build();

        assertProblem(bridge.send(request), 415, "unsupported-media-type");
    }

    @Test
    void encodedContentIsAnUnsupportedMediaType() {
        HttpRequest request = bridge.request(Webhook.conforming())
                .header("Content-Encoding", "gzip")
                .build();

        assertProblem(bridge.send(request), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/webhooks",
                "/webhooks/willsuite/",
                "/webhooks/willsuite/x",
                "/Webhooks/willsuite",
                "/actuator/health"
            })
    void anotherPathIsNotFound(String path) {
        HttpRequest request = bridge.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Webhook.conforming().body()))
                .build();

        assertProblem(bridge.send(request), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void anotherMethodIsNotAllowed(String method) {
        HttpRequest request = bridge.request("/webhooks/willsuite")
                .method(method, BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = bridge.send(request);

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/willsuite, 405", "/, 404"})
    void headIsAnsweredLikeAnyOtherMethod(String path, int status) {
        HttpRequest request =
                bridge.request(path).method("HEAD", BodyPublishers.noBody()).build();

        HttpResponse<String> answer = bridge.send(request);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aQueryDoesNotChangeThePath() {
        HttpRequest request = bridge.request("/webhooks/willsuite?token=x")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Webhook.conforming().body()))
                .build();

        assertThat(bridge.send(request).statusCode()).isEqualTo(202);
    }

    private static HttpResponse<String> post(String contentType) {
        return bridge.send(bridge.request("/webhooks/willsuite")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(Webhook.conforming().body()))
                .build());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(answer).get("type").stringValue()).isEqualTo("urn:willbridge:problem:" + type);
        assertThat(json(answer).get("status").intValue()).isEqualTo(status);
        assertThat(json(answer).get("title").stringValue()).isNotBlank();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
