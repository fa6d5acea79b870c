package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A topic in the page: its records, as the AsyncAPI document tells them. */
final class TopicSection {

    private final JsonNode document;
    private final Contracts contracts;

    TopicSection(JsonNode document, Contracts contracts) {
        this.document = document;
        this.contracts = contracts;
    }

    String of(String topic) {
        JsonNode channel = document.get("channels").get(topic);
        StringBuilder messages = new StringBuilder();
        channel.get("messages").propertyNames().forEach(name -> messages.append(message(name)));
        return """
                <section id="%1$s"><h2><code>%1$s</code></h2><p class="lead">%2$s</p>%3$s%4$s</section>
                """.formatted(
                Html.text(topic),
                Html.prose(channel.get("summary").stringValue()),
                channel.has("description")
                        ? "<p class=\"warning\">%s</p>"
                                .formatted(Html.prose(channel.get("description").stringValue()))
                        : "",
                messages);
    }

    private String message(String name) {
        JsonNode message = document.at("/components/messages").get(name);
        Optional<WebhookType> type = contracts.type(name);
        JsonNode example = message.path("examples").path(0);
        return """
                <article%s><div>
                %s<dl class="facts"><dt>Key<dd>%s%s</dl>
                <h3>Headers</h3>%s%s</div>%s</article>
                """.formatted(
                        example.isMissingNode() ? "" : " class=\"with-example\"",
                        type.isPresent() ? "" : title(message),
                        Html.prose(message.at("/bindings/kafka/key/description").stringValue()),
                        type.map(this::facts).orElse(""),
                        headers(message.get("headers")),
                        type.map(this::value).orElse(""),
                        example.isMissingNode() ? "" : example(message, example));
    }

    private static String title(JsonNode message) {
        return "<h3>%s</h3><p>%s</p>"
                .formatted(
                        Html.text(message.get("title").stringValue()),
                        Html.prose(message.get("summary").stringValue()));
    }

    private String facts(WebhookType type) {
        return """
                <dt>Value<dd>JSON, the webhook's body byte for byte.
                <dt>Schema<dd><a href="contracts/%1$s" download="%1$s.schema.json">%2$s</a>
                """.formatted(
                        Html.text(type.name()),
                        Html.text(contracts.schema(type).get("$id").stringValue()));
    }

    private String value(WebhookType type) {
        JsonNode schema = contracts.schema(type);
        return "<h3>Value</h3><p class=\"quiet\">%s</p>"
                        .formatted(Html.prose(schema.path("description").asString("")))
                + SchemaTable.of(schema, type);
    }

    private static String headers(JsonNode schema) {
        StringBuilder rows = new StringBuilder();
        schema.get("properties")
                .propertyStream()
                .forEach(header -> rows.append(header(
                        header.getKey(),
                        header.getValue(),
                        schema.get("required")
                                .valueStream()
                                .anyMatch(name -> name.stringValue().equals(header.getKey())))));
        return "<table><tbody>%s</tbody></table>".formatted(rows);
    }

    private static String header(String name, JsonNode schema, boolean always) {
        String value = schema.has("const")
                ? "<code class=\"value\">%s</code> "
                        .formatted(Html.text(schema.get("const").stringValue()))
                : Html.each(
                        schema.path("enum").valueStream().toList(),
                        each -> "<code class=\"value\">%s</code> ".formatted(Html.text(each.stringValue())));
        return "<tr><td><code>%s</code>%s<td>%s%s\n"
                .formatted(
                        Html.text(name),
                        always ? "" : " <span class=\"quiet\">sometimes</span>",
                        value,
                        Html.prose(schema.get("description").stringValue()));
    }

    private static String example(JsonNode message, JsonNode example) {
        StringBuilder headers = new StringBuilder();
        example.get("headers")
                .propertyStream()
                .forEach(header -> headers.append("<span class=\"k\">%s</span>: <span class=\"s\">%s</span>\n"
                        .formatted(
                                Html.text(header.getKey()),
                                Html.text(header.getValue().stringValue()))));
        return """
                <aside><h3>A record</h3><pre tabindex="0"><span class="c"># key</span>
                <span class="s">%s</span>

                <span class="c"># headers</span>
                %s
                <span class="c"># value</span>
                %s</pre></aside>
                """.formatted(
                        Html.text(message.at("/bindings/kafka/key/examples/0").stringValue()),
                        headers,
                        JsonHtml.of(example.get("payload")));
    }
}
