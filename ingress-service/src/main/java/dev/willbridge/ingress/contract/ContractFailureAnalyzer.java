package dev.willbridge.ingress.contract;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator why the service does not start, instead of a stack trace. */
final class ContractFailureAnalyzer extends AbstractFailureAnalyzer<UnusableContractException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableContractException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Mend it, or take it out of the directory that willbridge.contracts.overrides names: the published schema is"
                        + " then used.",
                cause);
    }
}
