package dev.willbridge.ingress.security;

/** The settings under {@code willbridge.security} do not say safely who may send. Its message holds no secret. */
final class InsecureSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action what the operator can do */
    InsecureSettingsException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
