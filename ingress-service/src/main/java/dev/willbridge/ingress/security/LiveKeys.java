package dev.willbridge.ingress.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that sign at present, by name. */
final class LiveKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    LiveKeys(Map<String, Secret> secrets, Function<Secret, byte[]> bytes) {
        secrets.forEach((name, secret) -> keys.put(name, new SecretKeySpec(bytes.apply(secret), ALGORITHM)));
    }

    /** Returns the name of the key with which one of the signatures was made over the parts, one after the other; or null. */
    @Nullable
    String nameOf(List<byte[]> signatures, byte[]... parts) {
        String match = null;
        for (Map.Entry<String, SecretKeySpec> key : keys.entrySet()) {
            byte[] expected = sign(key.getValue(), parts);
            for (byte[] signature : signatures) {
                if (MessageDigest.isEqual(expected, signature)) {
                    match = key.getKey();
                }
            }
        }
        return match;
    }

    private static byte[] sign(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
