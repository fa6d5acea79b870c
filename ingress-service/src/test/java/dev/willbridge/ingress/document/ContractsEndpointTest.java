package dev.willbridge.ingress.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.contracts.QuarantineHeaders;
import dev.willbridge.contracts.WebhookType;
import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.ingress.fixture.Bridge;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people and machines find the contracts in force. */
class ContractsEndpointTest {

    private static final String PATH = "/actuator/contracts";
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href|src|action|srcset|data)\\s*=\\s*[\"']?([^\"'> ]*)");

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.start("localhost:1");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html;charset=UTF-8",
        "/asyncapi, application/vnd.aai.asyncapi+json;version=3.0.0",
        "/openapi, application/vnd.oai.openapi+json;version=3.1",
        "/customer.created, application/schema+json",
    })
    void saysWhatItServes(String path, String mediaType) {
        HttpResponse<String> answer = bridge.manage(PATH + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(mediaType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/vnd.aai.asyncapi+json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
            })
    void servesADocumentToWhoeverAsksForJsonAndToBrowsers(String accepted) {
        HttpResponse<String> answer = bridge.send(
                bridge.management(PATH + "/asyncapi").header("Accept", accepted).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("asyncapi+json");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(bridge.manage(PATH + "/customer.unheard_of").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyWritesThere() {
        assertThat(bridge.send(bridge.management(PATH)
                                .POST(BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void thePageTellsEveryTopicHeaderAndGuarantee() {
        String page = bridge.manage(PATH).body();

        for (WebhookType type : WebhookTypes.ALL) {
            assertThat(page)
                    .contains("<section id=\"" + type.topic() + "\">", type.keyPointer(), type.cloudEventType());
        }
        assertThat(page)
                .contains(
                        QuarantineHeaders.TOPIC,
                        CloudEventHeaders.ID,
                        QuarantineHeaders.TRIES,
                        "customer_case_id",
                        "&quot;Brown &amp; Smith&quot;")
                .contains(Guarantee.ALL.stream().map(Guarantee::title).toList());
    }

    @Test
    void thePageRefersToNothingElsewhere() {
        String page = bridge.manage(PATH).body();

        assertThat(REFERENCE.matcher(page).results().map(reference -> reference.group(1)))
                .isNotEmpty()
                .allMatch(reference -> reference.startsWith("#")
                        || reference.startsWith("contracts/")
                        || reference.startsWith("data:"));
        assertThat(page).doesNotContain("<script", "@import", "url(", " style=").doesNotContainPattern(" on\\w+\\s*=");
    }

    @Test
    void aBrowserRunsLoadsAndFramesNothing() {
        HttpResponse<String> answer = bridge.manage(PATH);
        String style = answer.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");

        assertThat(answer.headers()
                        .firstValue("content-security-policy")
                        .orElseThrow()
                        .split("; ", -1))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "style-src 'sha256-" + sha256(style) + "'",
                        "img-src data:",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/contracts/nothing", "/nothing"})
    void whateverThePortAnswersABrowserRunsNothing(String path) {
        assertThat(bridge.manage(path)
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .startsWith("default-src 'none'");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
