package dev.willbridge.ingress.document;

import dev.willbridge.ingress.security.Proofs;
import dev.willbridge.ingress.security.Proofs.Part;
import dev.willbridge.ingress.security.Proofs.Proof;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a sender proves itself: every way among the components, and those in force as what is asked. */
final class OpenApiSecurity {

    private final Proofs proofs;

    OpenApiSecurity(Proofs proofs) {
        this.proofs = proofs;
    }

    void addTo(ObjectNode document, ObjectNode operation) {
        ObjectNode schemes = document.withObject("/components/securitySchemes");
        proofs.ways().forEach(way -> way.parts().forEach(part -> schemes.set(part.name(), scheme(part))));
        operation.set("security", asked());
    }

    /** Of several requirements any one will do; what is in one of them, all is needed. */
    private ArrayNode asked() {
        ArrayNode asked = JsonNodeFactory.instance.arrayNode();
        List<Proof> inForce = proofs.ways().stream().filter(Proof::inForce).toList();
        for (Proof way : inForce) {
            ObjectNode requirement = proofs.all() && !asked.isEmpty() ? (ObjectNode) asked.get(0) : asked.addObject();
            way.parts().forEach(part -> requirement.putArray(part.name()));
        }
        return asked;
    }

    private static ObjectNode scheme(Part part) {
        ObjectNode scheme = JsonNodeFactory.instance.objectNode().put("description", part.description());
        return switch (part.place()) {
            case BASIC -> scheme.put("type", "http").put("scheme", "basic");
            case BEARER -> scheme.put("type", "http").put("scheme", "bearer");
            case QUERY -> scheme.put("type", "apiKey").put("in", "query").put("name", part.parameter());
            case HEADER -> scheme.put("type", "apiKey").put("in", "header").put("name", part.parameter());
        };
    }
}
