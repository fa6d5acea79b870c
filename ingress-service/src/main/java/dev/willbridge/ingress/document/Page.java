package dev.willbridge.ingress.document;

import dev.willbridge.ingress.security.Proofs;
import dev.willbridge.ingress.webhook.EndpointDescription;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Both documents as a page for people, which loads nothing and runs nothing. */
final class Page {

    private final AsyncApi asyncApi;
    private final OpenApi openApi;
    private final Contracts contracts;
    private final EndpointDescription endpoint;
    private final Supplier<Proofs> proofs;
    private final Stylesheet style;

    Page(
            AsyncApi asyncApi,
            OpenApi openApi,
            Contracts contracts,
            EndpointDescription endpoint,
            Supplier<Proofs> proofs,
            Stylesheet style) {
        this.asyncApi = asyncApi;
        this.openApi = openApi;
        this.contracts = contracts;
        this.endpoint = endpoint;
        this.proofs = proofs;
        this.style = style;
    }

    /** Writes the page, of what is in force now. May block. */
    String html() {
        JsonNode topics = asyncApi.document();
        List<String> names = List.copyOf(topics.get("channels").propertyNames());
        TopicSection section = new TopicSection(topics, contracts);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect width='16' height='16' rx='4' fill='%%230f766e'/%%3E%%3Cpath d='M3 11V8a5 5 0 0 1 10 0v3' fill='none' stroke='white' stroke-width='2'/%%3E%%3C/svg%%3E">
                <style>%2$s</style>
                </head>
                <body>
                <header><div>
                <p class="brand">willbridge <span>%3$s</span></p>
                <h1>%1$s</h1>
                <p class="lead">Each webhook of WillSuite, on a topic for its type. Subscribe with a consumer group of your own: whoever may read the topic need ask nobody else.</p>
                <p class="documents"><a href="contracts/asyncapi" download="willbridge.asyncapi.json">AsyncAPI 3.0 <small>topics, for consumers</small></a>
                <a href="contracts/openapi" download="willbridge.openapi.json">OpenAPI 3.1 <small>endpoint, for the sender</small></a></p>
                </div></header>
                <nav aria-label="Contents"><div><a href="#guarantees">Guarantees</a>%4$s<a href="#endpoint">Endpoint</a></div></nav>
                <main>
                <section id="guarantees"><h2>What you can rely on</h2><ul class="cards">%5$s</ul></section>
                %6$s%7$s</main>
                <footer><div>Written by the service itself, of the contracts that it holds webhooks to now.</div></footer>
                </body>
                </html>
                """.formatted(
                        Html.text(topics.at("/info/title").stringValue()),
                        style.css(),
                        Html.text(topics.at("/info/version").stringValue()),
                        Html.each(names, name -> "<a href=\"#%1$s\"><code>%1$s</code></a>".formatted(Html.text(name))),
                        Html.each(Guarantee.ALL, Page::card),
                        Html.each(names, section::of),
                        EndpointSection.of(openApi.document(), endpoint.path(), proofs.get()));
    }

    private static String card(Guarantee guarantee) {
        return "<li><h3>%s</h3><p>%s</p>".formatted(Html.text(guarantee.title()), Html.prose(guarantee.text()));
    }
}
