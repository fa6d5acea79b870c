package dev.willbridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.willbridge.ingress.fixture.Bridge;
import dev.willbridge.ingress.fixture.Certificates;
import dev.willbridge.ingress.fixture.Identity;
import dev.willbridge.ingress.fixture.TlsLoad;
import dev.willbridge.ingress.fixture.TlsSender;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A certificate is exchanged while webhooks come in: none of them fails, whatever happens to the files on the way. */
@ExtendWith(OutputCaptureExtension.class)
class CertificateExchangeTest {

    private static final Identity OLD = Identity.named("old");
    private static final Identity NEW = Identity.named("new");
    private static final TlsSender SENDER = TlsSender.trusting(OLD, NEW);
    private static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(30);

    @Test
    void whatCannotServeLeavesTheOldCertificateInForce(CapturedOutput output) throws IOException {
        try (Certificates certificates = Certificates.inFiles(OLD);
                Bridge bridge = Bridge.start("localhost:1", certificates.settings());
                TlsLoad load = TlsLoad.start(bridge, SENDER)) {
            load.awaitAccepted(10);

            certificates.breakCertificate();
            awaitLog(output, "Missing certificates or unrecognized format");
            load.awaitAccepted(10);
            assertThat(SENDER.certificateOf(bridge)).isEqualTo(OLD.certificate());

            certificates.replaceCertificate(NEW);
            awaitLog(output, "Private key in keystore matches none of the certificates");
            load.awaitAccepted(10);
            assertThat(SENDER.certificateOf(bridge)).isEqualTo(OLD.certificate());

            certificates.replaceKey(NEW);
            awaitCertificate(bridge, NEW);
            load.awaitAccepted(10);
            load.assertEveryAnswerWas202();
        }
    }

    @Test
    void aSecretOfKubernetesIsTakenEachTimeItIsSwapped() throws IOException {
        try (Certificates certificates = Certificates.mounted(OLD);
                Bridge bridge = Bridge.start("localhost:1", certificates.settings());
                TlsLoad load = TlsLoad.start(bridge, SENDER)) {
            load.awaitAccepted(10);

            certificates.swap(NEW);
            awaitCertificate(bridge, NEW);
            certificates.swap(OLD);
            awaitCertificate(bridge, OLD);

            load.awaitAccepted(10);
            load.assertEveryAnswerWas202();
        }
    }

    private static void awaitLog(CapturedOutput output, String text) {
        await(text).atMost(EXCHANGE_TIMEOUT).until(() -> output.getAll().contains(text));
    }

    private static void awaitCertificate(Bridge bridge, Identity identity) {
        await("the other certificate")
                .atMost(EXCHANGE_TIMEOUT)
                .until(() -> SENDER.certificateOf(bridge).equals(identity.certificate()));
    }
}
