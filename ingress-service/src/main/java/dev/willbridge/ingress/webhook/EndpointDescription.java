package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.ingest.Outcome;
import java.util.List;

/**
 * The endpoint, for whoever writes a sender. What it answers is told by what does answer.
 *
 * @param path where webhooks are posted
 * @param maxBodySize in bytes
 * @param answers one for each outcome that is answered
 */
public record EndpointDescription(String path, long maxBodySize, List<Answer> answers) {

    /**
     * What an outcome is answered, apart from what only the moment knows.
     *
     * @param type of the problem detail, for all but 202
     * @param title of the problem detail
     * @param headers the names of those that only some answers have
     */
    public record Answer(Outcome outcome, int status, String type, String title, List<String> headers) {}

    static EndpointDescription of(WebhookProperties properties) {
        long maxBodySize = properties.maxBodySize().toBytes();
        Answers answers = new Answers(maxBodySize, () -> List.of("whatever is asked for"));
        return new EndpointDescription(WebhookHandler.PATH, maxBodySize, answers.described());
    }
}
