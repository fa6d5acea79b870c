package dev.willbridge.simulator.verify;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A proof for machines: the components of {@link Proof}, and whether it {@code holds}. */
public final class ProofJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProofJson() {}

    /** Returns one line. */
    public static String of(Proof proof) {
        ObjectNode node = JSON.valueToTree(proof);
        return node.put("holds", proof.holds()).toString();
    }
}
