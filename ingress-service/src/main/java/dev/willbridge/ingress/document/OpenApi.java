package dev.willbridge.ingress.document;

import dev.willbridge.contracts.CloudEventHeaders;
import dev.willbridge.ingress.security.Proofs;
import dev.willbridge.ingress.webhook.EndpointDescription;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The endpoint, for whoever writes or configures a sender, as an OpenAPI document. */
final class OpenApi {

    /** The media type of such a document. */
    static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.1";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Contracts contracts;
    private final EndpointDescription endpoint;
    private final Supplier<Proofs> proofs;
    private final String version;

    /** @param proofs what is asked of senders now */
    OpenApi(Contracts contracts, EndpointDescription endpoint, Supplier<Proofs> proofs, String version) {
        this.contracts = contracts;
        this.endpoint = endpoint;
        this.proofs = proofs;
        this.version = version;
    }

    /** Writes the document, of what is in force now. May block. */
    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Where WillSuite sends its webhooks")
                .put("version", version)
                .put("summary", "One URL for every type of webhook.")
                .put(
                        "description",
                        "A webhook is answered 202 once it is durable: acknowledged by Kafka, or on disk while Kafka is away."
                                + " Every answer comes within 2.5 seconds of the request's last byte. The same bytes may be"
                                + " sent again without harm: they are the same event.")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        ObjectNode server = document.putArray("servers").addObject().put("url", "https://{host}");
        server.withObject("/variables/host")
                .put("default", "willbridge.example.com")
                .put("description", "Where this service is reached from outside.");
        ObjectNode operation =
                document.putObject("paths").putObject(endpoint.path()).putObject("post");
        addOperation(operation);
        new OpenApiAnswers(endpoint).addTo(operation);
        new OpenApiBodies(contracts).addTo(document);
        new OpenApiSecurity(proofs.get()).addTo(document, operation);
        return document;
    }

    private void addOperation(ObjectNode operation) {
        operation
                .put("operationId", "receiveWebhook")
                .put("summary", "Takes a webhook, of whatever type")
                .put("description", "`webhook_type` says of which type it is, and `Content-Encoding` is not taken.");
        ObjectNode trace = operation
                .putArray("parameters")
                .addObject()
                .put("name", CloudEventHeaders.TRACE_PARENT)
                .put("in", "header")
                .put("description", "A W3C trace context, which goes along with the event.");
        trace.putObject("schema").put("type", "string");
        ObjectNode body = operation
                .putObject("requestBody")
                .put("required", true)
                .put("description", "JSON in UTF-8, of at most %d bytes.".formatted(endpoint.maxBodySize()));
        ObjectNode json = body.putObject("content").putObject(CloudEventHeaders.CONTENT_TYPE_JSON);
        json.putObject("schema").put("$ref", OpenApiBodies.WEBHOOK);
        contracts.eachExample((type, example) -> json.withObject("/examples")
                .putObject(type.name())
                .put("summary", "An example.")
                .set("value", example));
    }
}
