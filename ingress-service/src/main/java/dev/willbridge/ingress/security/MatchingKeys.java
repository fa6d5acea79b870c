package dev.willbridge.ingress.security;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;

/**
 * Makes Spring Boot take over PEM files only when the key is the certificate's. Of an exchange that is half done, with one of
 * the two files still to come, every handshake would fail.
 */
final class MatchingKeys implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof SslProperties ssl) {
            ssl.getBundle().getPem().values().stream()
                    .map(PemSslBundleProperties::getKeystore)
                    .filter(keystore -> keystore.getPrivateKey() != null)
                    .forEach(keystore -> keystore.setVerifyKeys(true));
        }
        return bean;
    }
}
