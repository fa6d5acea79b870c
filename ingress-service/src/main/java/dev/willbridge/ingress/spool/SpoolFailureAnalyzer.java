package dev.willbridge.ingress.spool;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator why the service does not start, instead of a stack trace. */
final class SpoolFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSpoolException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSpoolException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
