package dev.willbridge.ingress.document;

import dev.willbridge.contracts.check.Rule;
import dev.willbridge.ingress.ingest.Outcome;
import dev.willbridge.ingress.webhook.EndpointDescription;
import dev.willbridge.ingress.webhook.EndpointDescription.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What the endpoint answers, by status. */
final class OpenApiAnswers {

    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String EVENT_ID = "1f5c0e2b7d9a4c638e0b5a7f9d2c4e61";

    /** What is refused before it is a request, by status; without a body, and the connection is closed. */
    private static final Map<Integer, String> NO_REQUESTS = Map.of(
            400, "Not HTTP: without a body, and the connection is closed.",
            414, "The line is longer than 4 KB: without a body, and the connection is closed.",
            431, "The headers are longer than 8 KB, or more than 64: without a body, and the connection is closed.");

    private static final Map<String, String> HEADERS = Map.of(
            "Retry-After", "After how many seconds to try again.",
            "WWW-Authenticate", "What is asked for.",
            "Allow", "POST.",
            "Connection", "close.");

    private final EndpointDescription endpoint;

    OpenApiAnswers(EndpointDescription endpoint) {
        this.endpoint = endpoint;
    }

    void addTo(ObjectNode operation) {
        ObjectNode responses = operation.putObject("responses");
        Map<Integer, List<Answer>> byStatus = endpoint.answers().stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.toList()));
        NO_REQUESTS.keySet().forEach(status -> byStatus.putIfAbsent(status, List.of()));
        byStatus.forEach((status, answers) -> add(responses.putObject(String.valueOf(status)), status, answers));
    }

    private static void add(ObjectNode response, int status, List<Answer> answers) {
        StringBuilder description = new StringBuilder();
        answers.forEach(answer ->
                description.append("- ").append(becomes(answer.outcome())).append('\n'));
        if (NO_REQUESTS.containsKey(status)) {
            description.append("- ").append(NO_REQUESTS.get(status)).append('\n');
        }
        response.put("description", description.toString().strip());
        for (Answer answer : answers) {
            answer.headers()
                    .forEach(header ->
                            addHeader(response.withObjectProperty("headers").putObject(header), header));
            addBody(response.withObjectProperty("content"), answer);
        }
    }

    private static void addHeader(ObjectNode header, String name) {
        header.put("description", HEADERS.getOrDefault(name, name))
                .putObject("schema")
                .put("type", "string");
    }

    private static void addBody(ObjectNode content, Answer answer) {
        boolean accepted = answer.status() == 202;
        ObjectNode body = content.withObjectProperty(accepted ? JSON : PROBLEM_JSON);
        body.putObject("schema").put("$ref", accepted ? OpenApiBodies.ACCEPTED : OpenApiBodies.PROBLEM);
        ObjectNode example = body.withObjectProperty("examples")
                .putObject(answer.outcome().tag())
                .putObject("value");
        if (accepted) {
            example.put("id", EVENT_ID);
            return;
        }
        example.put("type", answer.type()).put("title", answer.title()).put("status", answer.status());
        if (answer.outcome() == Outcome.NOT_JSON) {
            example.put("detail", "At byte 17: the JSON ends early.").put("id", EVENT_ID);
        }
        if (answer.outcome() == Outcome.CONTRACT_VIOLATED) {
            example.put("id", EVENT_ID)
                    .putArray("violations")
                    .addObject()
                    .put("pointer", "/customer_data/last_name")
                    .put("rule", Rule.REQUIRED.keyword());
        }
    }

    /** When an outcome comes about, and what becomes of the event. */
    private static String becomes(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "It conforms, and Kafka acknowledged it: it is on its topic.";
            case SPOOLED ->
                "It conforms, and Kafka is slow or away, or earlier events wait: it is on disk, and on its topic later.";
            case UNDELIVERABLE ->
                "It conforms, but Kafka refuses it for a reason of its own, such as its size: kept in quarantine.";
            case NOT_JSON ->
                "Not JSON, not UTF-8, something after the JSON, or a name twice in an object: kept in quarantine.";
            case CONTRACT_VIOLATED ->
                "It breaks its contract, its `webhook_type` is not known or its case id is blank: kept in quarantine.";
            case UNAVAILABLE -> "It could not be kept: send it again.";
            case FLOODED ->
                "It is to be rejected, and the quarantine takes no more at a time: not kept, send it again.";
            case OVERLOADED -> "Too many requests at a time: not kept, send it again.";
            case TIMED_OUT -> "The body takes too long: not kept, and the connection is closed.";
            case TOO_LARGE -> "The body is larger than the limit: not kept.";
            case UNSUPPORTED_MEDIA_TYPE -> "Not `application/json`, or with a `Content-Encoding`: not read.";
            case UNAUTHORIZED -> "No proof of who sends, or a wrong one, whatever is wrong: neither kept nor parsed.";
            case THROTTLED -> "The same as 401, too often from one address: neither kept nor parsed.";
            case NOT_FOUND -> "Another path: not read.";
            case METHOD_NOT_ALLOWED -> "Another method: not read.";
            case ABANDONED, FAILED -> "A fault of the service's own: send it again.";
        };
    }
}
