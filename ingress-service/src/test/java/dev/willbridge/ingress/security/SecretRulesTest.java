package dev.willbridge.ingress.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRulesTest {

    private static final String SIXTEEN = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basic.secrets.a=0123456789abcdef",
                "bearer.secrets.a=0123456789abcdef",
                "token.secrets.a=0123456789abcdef",
                "hmac.secrets.a=0123456789abcdef",
                "hmac.secrets.a=üüüüüüüü", // of two bytes each
                "hmac.secrets.a=inner white space is none at an end",
                "standard-webhooks.secrets.a=MDEyMzQ1Njc4OWFiY2RlZg==",
                "standard-webhooks.secrets.a=whsec_MDEyMzQ1Njc4OWFiY2RlZg==",
                "standard-webhooks.secrets.a=whsec_MDEyMzQ1Njc4OWFiY2RlZg"
            })
    void aSecretOfSixteenBytesIsEnough(String setting) {
        assertThatCode(() -> Policies.policy(setting)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "basic.secrets.a=0123456789abcde, basic.secrets.a has 15 bytes",
        "bearer.secrets.a=0123456789abcde, bearer.secrets.a has 15 bytes",
        "token.secrets.a=0123456789abcde, token.secrets.a has 15 bytes",
        "hmac.secrets.a=0123456789abcde, hmac.secrets.a has 15 bytes",
        "hmac.secrets.a=, hmac.secrets.a has 0 bytes",
        "management.secrets.a=0123456789abcde, management.secrets.a has 15 bytes",
        "standard-webhooks.secrets.a=MDEyMzQ1Njc4OWFiY2Rl, standard-webhooks.secrets.a has 15 bytes",
        "standard-webhooks.secrets.a=whsec_, standard-webhooks.secrets.a has 0 bytes",
        "standard-webhooks.secrets.a=whsec_0123456789-bcdef!, standard-webhooks.secrets.a is not base64",
        "standard-webhooks.secrets.a=whsec_ MDEyMzQ1Njc4OWFiY2RlZg==, standard-webhooks.secrets.a is not base64",
        "'bearer.secrets.a= 0123456789abcdef', bearer.secrets.a begins or ends with white space",
        "'bearer.secrets.a=0123456789abcdef ', bearer.secrets.a begins or ends with white space",
        "'bearer.secrets.a=0123456789abcdef\t', bearer.secrets.a begins or ends with white space",
        "basic.username=a:b, basic.username has a colon",
        "require=any, no secret is configured",
    })
    void whatIsNotSafeIsRefusedWithoutItsValue(String setting, String message) {
        String valid = setting.startsWith("require") ? "anonymous=false" : "token.secrets.other=" + SIXTEEN;

        assertThatThrownBy(() -> Policies.policy(valid, setting))
                .isInstanceOf(InsecureSettingsException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("0123456789", "MDEyMzQ1");
    }
}
