package dev.willbridge.ingress.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the policies in force, and exchanges them for others while the service runs. Settings that are not safe are not taken
 * over: those before stay in force. Safe for many threads; asking never blocks.
 */
public final class SecurityKeeper {

    private static final Logger log = LoggerFactory.getLogger(SecurityKeeper.class);

    private final PolicyReader reader;
    private volatile State state;
    private String complaint = ""; // guarded by this

    /** @throws InsecureSettingsException where the settings are not safe */
    SecurityKeeper(SecurityProperties settings, PolicyReader reader) {
        this.reader = reader;
        this.state = read(settings);
        if (settings.anonymous()) {
            log.info("Whoever reaches the port may send webhooks: willbridge.security.anonymous=true");
        } else {
            log.info("Webhooks are let in by {}", state.webhooks());
        }
    }

    private record State(SecurityProperties settings, Policy webhooks, Policy management) {}

    /** Returns what is asked of whoever sends webhooks. */
    public Policy webhooks() {
        return state.webhooks();
    }

    /** Returns what is asked of whoever does more than read on the management port. */
    public Policy management() {
        return state.management();
    }

    /** Returns how senders prove themselves, for whoever writes one. */
    public Proofs proofs() {
        return Proofs.of(state.settings());
    }

    /** Takes over settings that differ from those in force. */
    synchronized void offer(SecurityProperties settings) {
        if (settings.equals(state.settings())) {
            complain("");
            return;
        }
        try {
            if (settings.anonymous() != state.settings().anonymous()) {
                throw new InsecureSettingsException(
                        "willbridge.security.anonymous was changed", "Restart the service.");
            }
            state = read(settings);
            complain("");
            log.info("The settings of willbridge.security were exchanged: webhooks are let in by {}", state.webhooks());
        } catch (InsecureSettingsException e) {
            complain(e.getMessage() + " " + e.action());
        }
    }

    /** What is wrong is said once, until it is something else. */
    synchronized void complain(String problem) {
        if (!problem.equals(complaint) && !problem.isEmpty()) {
            log.error("The settings of willbridge.security stay as they were: {}", problem);
        }
        complaint = problem;
    }

    private State read(SecurityProperties settings) {
        return new State(settings, reader.webhooks(settings), reader.management(settings));
    }
}
