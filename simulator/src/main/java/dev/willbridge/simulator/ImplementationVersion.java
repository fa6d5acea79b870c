package dev.willbridge.simulator;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What the jar's manifest says, or that there is none, as in an IDE. */
final class ImplementationVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Simulator.class.getPackage().getImplementationVersion();
        return new String[] {"simulator " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
