package dev.willbridge.ingress.contract;

import dev.willbridge.contracts.WebhookType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Which JSON Schema each webhook type is checked against: the published one, or the operator's in its place. */
public final class SchemasInForce {

    private final Map<String, byte[]> amended;

    /** @param amended by the name of the type */
    public SchemasInForce(Map<String, byte[]> amended) {
        this.amended = amended;
    }

    Map<String, byte[]> amended() {
        return amended;
    }

    /** Returns the schema's text as it was written, in any of JSON's encodings. Reads it off the class path: may block. */
    public byte[] of(WebhookType type) {
        byte[] ofOperator = amended.get(type.name());
        if (ofOperator != null) {
            return ofOperator.clone();
        }
        try (InputStream in = type.openSchema()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
