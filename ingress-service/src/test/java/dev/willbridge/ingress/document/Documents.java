package dev.willbridge.ingress.document;

import dev.willbridge.contracts.WebhookTypes;
import dev.willbridge.contracts.check.ContractCheck;
import dev.willbridge.ingress.contract.SchemasInForce;
import dev.willbridge.ingress.fixture.Bridge;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents under test. */
final class Documents {

    private Documents() {}

    /** Of the contracts as they are published. */
    static Contracts published() {
        return new Contracts(WebhookTypes.ALL, new SchemasInForce(Map.of()), new ContractCheck(WebhookTypes.ALL));
    }

    static JsonNode asyncApi() {
        return new AsyncApi(published(), "1").document();
    }

    /** As that service serves it. */
    static JsonNode served(Bridge bridge, String name) {
        HttpResponse<String> answer = bridge.manage("/actuator/contracts/" + name);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + " is answered " + answer.statusCode());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
