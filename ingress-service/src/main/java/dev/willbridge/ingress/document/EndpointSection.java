package dev.willbridge.ingress.document;

import dev.willbridge.ingress.security.Proofs;
import dev.willbridge.ingress.security.Proofs.Part;
import dev.willbridge.ingress.security.Proofs.Proof;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The endpoint in the page, as the OpenAPI document tells it. */
final class EndpointSection {

    private EndpointSection() {}

    static String of(JsonNode document, String path, Proofs proofs) {
        JsonNode operation = document.get("paths").get(path).get("post");
        return """
                <section id="endpoint"><h2><code>POST %s</code></h2><p class="lead">%s</p>
                <h3>How a sender proves itself</h3><p>%s</p><table><tbody>%s</tbody></table>
                <h3>What it is answered</h3><table class="answers"><tbody>%s</tbody></table></section>
                """.formatted(
                        Html.text(path),
                        Html.prose(document.at("/info/description").stringValue()),
                        asked(proofs),
                        Html.each(proofs.ways(), EndpointSection::way),
                        Html.each(
                                List.copyOf(operation.get("responses").properties()),
                                response -> answer(response.getKey(), response.getValue())));
    }

    private static String asked(Proofs proofs) {
        long inForce = proofs.ways().stream().filter(Proof::inForce).count();
        if (inForce == 0) {
            return "None is asked for here: whoever reaches the port may send.";
        }
        return inForce == 1
                ? "One is asked for here."
                : proofs.all() ? "All that are in force here are needed." : "Any one of those in force here will do.";
    }

    private static String way(Proof way) {
        return "<tr><td>%s%s<td>%s\n"
                .formatted(
                        Html.text(way.name()),
                        way.inForce() ? " <span class=\"mark\">in force</span>" : "",
                        Html.each(way.parts(), EndpointSection::part));
    }

    private static String part(Part part) {
        return "<p><code>%s</code> %s</p>".formatted(Html.text(part.parameter()), Html.prose(part.description()));
    }

    private static String answer(String status, JsonNode response) {
        List<String> conditions = Stream.of(
                        response.get("description").stringValue().split("(^|\n)- ", -1))
                .filter(condition -> !condition.isEmpty())
                .toList();
        return "<tr><td><strong class=\"status-%c\">%s</strong><td>%s<td class=\"quiet\">%s\n"
                .formatted(
                        status.charAt(0),
                        Html.text(status),
                        Html.each(conditions, condition -> "<p>" + Html.prose(condition) + "</p>"),
                        Html.each(
                                List.copyOf(response.path("headers").propertyNames()),
                                name -> "<code>%s</code> ".formatted(Html.text(name))));
    }
}
